using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>What a candidate is blamed for that gave no answer at all.</summary>
internal static class SendFault
{
    /// <summary>
    /// A tenant's provider that may not be called and one that cannot be reached are one fault with one wording: the difference would
    /// tell the tenant what is in the gateway's network. The operator's are told apart.
    /// </summary>
    public static UpstreamFault Of(AttemptKind kind, RouteCandidate candidate) =>
        kind is AttemptKind.AddressRefused or AttemptKind.ConnectionFailed && !candidate.Key.Owner.IsGlobal
            ? new UpstreamFault(AttemptKind.ConnectionFailed, UpstreamErrors.Unreachable(candidate.Provider.Id))
            : new UpstreamFault(kind, null);
}
