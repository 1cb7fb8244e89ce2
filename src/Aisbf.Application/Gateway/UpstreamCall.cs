using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway;

/// <summary>One attempt: a client's request, and the candidate it goes to.</summary>
/// <param name="Candidate">What to call.</param>
/// <param name="ClientDialect">The dialect that the client sent and wants back.</param>
/// <param name="Body">The client's body.</param>
/// <param name="Peek">What is known of the body.</param>
/// <param name="Timeout">Longest time until the answer begins.</param>
public sealed record UpstreamCall(RouteCandidate Candidate, Dialect ClientDialect, PooledBody Body, RequestPeek Peek, TimeSpan Timeout);
