using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Domain.Usage;

namespace Aisbf.Application.Gateway;

/// <summary>
/// What became of a request: a reply to pass on, or an error, and the way that led there. Disposing it ends the upstream
/// call and reports what was used, however the request ended.
/// </summary>
public sealed class GatewayAnswer : IAsyncDisposable
{
    private readonly AnswerRecorder _recorder;
    private bool _disposed;

    internal GatewayAnswer(IUpstreamReply? reply, Error? error, AnswerRecorder recorder)
    {
        Reply = reply;
        Error = error;
        _recorder = recorder;
    }

    public IUpstreamReply? Reply { get; }

    /// <summary>Set when there is no reply.</summary>
    public Error? Error { get; }

    public required Caller Caller { get; init; }

    /// <summary>What it was for.</summary>
    public UsageKind Kind { get; init; }

    /// <summary>The plan, or null when the name could not be resolved.</summary>
    public RoutePlan? Plan { get; init; }

    /// <summary>Who answered; on failure the last that was tried, if any.</summary>
    public RouteCandidate? Candidate { get; init; }

    /// <summary>Upstream calls made.</summary>
    public int Attempts { get; init; }

    /// <summary>What failed before, in order; null when nothing did.</summary>
    public IReadOnlyList<FailedAttempt>? Failures { get; init; }

    /// <summary>The outcome of the last attempt.</summary>
    public AttemptKind Outcome { get; init; }

    /// <summary>When the request's body was complete.</summary>
    public long StartTimestamp { get; init; }

    /// <summary>Tokens used, as far as the reply was passed on.</summary>
    public TokenUsage? Usage => Reply?.Usage;

    /// <summary>The client got the whole reply.</summary>
    public bool Completed { get; set; }

    /// <summary>Another than the first candidate of the plan answered.</summary>
    public bool FailedOver => Reply is not null && Plan is not null && !ReferenceEquals(Candidate, Plan.Candidates[0].Candidate);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (Reply is not null)
        {
            await Reply.DisposeAsync();
        }

        _recorder.Record(this);
    }
}
