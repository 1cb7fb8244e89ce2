using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Abstractions;

/// <summary>Keeps a conversation with whoever can read the signed or encrypted reasoning in it.</summary>
public interface IReasoningAffinity
{
    /// <summary>The plan with those candidates first whose endpoint and credential made the conversation's latest reasoning, if that is known.</summary>
    RoutePlan Prefer(RoutePlan plan, Surface surface, RequestBody body);
}
