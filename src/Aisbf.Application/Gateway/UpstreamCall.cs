using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway;

/// <summary>One attempt: a client's request, and the candidate it goes to.</summary>
/// <param name="Candidate">What to call.</param>
/// <param name="Surface">What the client asks for; the answer has this kind's shape, too.</param>
/// <param name="Body">The client's body.</param>
/// <param name="Peek">What is known of the body.</param>
/// <param name="Timeout">Longest time until the answer begins.</param>
public sealed record UpstreamCall(RouteCandidate Candidate, Surface Surface, RequestBody Body, RequestPeek Peek, TimeSpan Timeout)
{
    /// <summary>Headers of the client that mean something to an upstream of the client's own dialect; never credentials.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The plan by which it is tried; null for a call by itself.</summary>
    public RoutePlan? Plan { get; init; }

    /// <summary>The body's bytes, for calls that have JSON bodies.</summary>
    /// <exception cref="InvalidCastException">The body is not in memory: the call is one that has a form.</exception>
    public ReadOnlyMemory<byte> Json => ((PooledBody)Body).Memory;
}
