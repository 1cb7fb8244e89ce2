using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway;

/// <summary>How an attempt ended: with a reply to pass on, or with the error to show if no other candidate does better.</summary>
public sealed class UpstreamResult
{
    private UpstreamResult(AttemptOutcome outcome, IUpstreamReply? reply, Error? error)
    {
        Outcome = outcome;
        Reply = reply;
        Error = error;
    }

    public AttemptOutcome Outcome { get; }

    /// <summary>Set when the outcome is a success; the receiver disposes it.</summary>
    public IUpstreamReply? Reply { get; }

    /// <summary>Set when the outcome is not a success.</summary>
    public Error? Error { get; }

    public static UpstreamResult Success(IUpstreamReply reply, in AttemptOutcome outcome) => new(outcome, reply, null);

    public static UpstreamResult Failure(Error error, in AttemptOutcome outcome) => new(outcome, null, error);

    /// <summary>The same with no longer a wait than this, for health and for the client.</summary>
    public UpstreamResult WithWaitUpTo(TimeSpan longest) => Outcome.RetryAfter > longest || Error?.RetryAfter > longest
        ? new UpstreamResult(
            Outcome.RetryAfter > longest ? Outcome with { RetryAfter = longest } : Outcome,
            Reply,
            Error?.RetryAfter > longest ? Error with { RetryAfter = longest } : Error)
        : this;
}
