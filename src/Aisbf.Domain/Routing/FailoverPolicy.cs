using System.Globalization;
using Aisbf.Domain.Common;

namespace Aisbf.Domain.Routing;

/// <summary>What follows from an attempt: for this request, for the candidate's health, and for the client when all failed.</summary>
public static class FailoverPolicy
{
    /// <summary>
    /// A success is accepted and a client that left ends it; after anything else the next candidate is tried, also after a
    /// refused request, because the members of a rotation differ in what they accept. A loop that another gateway's request ran
    /// into is passed back to where it began: if everybody on the way tried all candidates, the calls would multiply.
    /// </summary>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="isNested">The request came from another gateway.</param>
    public static FailoverDecision Decide(in AttemptOutcome outcome, bool isNested = false) => outcome.Kind switch
    {
        _ when isNested && outcome.Status == UpstreamStatus.LoopDetected => FailoverDecision.Stop,
        AttemptKind.Success => FailoverDecision.Accept,
        AttemptKind.Cancelled => FailoverDecision.Stop,
        _ => FailoverDecision.Next,
    };

    /// <summary>
    /// Whether an outcome is a failure of the candidate. What the request itself caused never is; nor is a request to wait,
    /// which rests the candidate without blame.
    /// </summary>
    public static bool CountsAgainstHealth(AttemptKind kind) => kind is
        AttemptKind.AuthFailed or AttemptKind.PaymentRequired or AttemptKind.ServerError or AttemptKind.InvalidAnswer
        or AttemptKind.ConnectionFailed or AttemptKind.Timeout or AttemptKind.AddressRefused;

    /// <summary>Whether an outcome is the caller's to mend.</summary>
    public static bool IsCallersFault(AttemptKind kind) =>
        kind is AttemptKind.InvalidRequest or AttemptKind.TooLarge or AttemptKind.Unsupported;

    /// <summary>
    /// The error for the client when every attempt failed. A single one speaks for itself. Of several: if all ask to wait, so
    /// do we, for the shortest time; if any blames the request, the first that does is the most useful; if all were too
    /// slow, a timeout; else the number of failures.
    /// </summary>
    /// <exception cref="ArgumentException">There was no attempt.</exception>
    public static Error Summarize(IReadOnlyList<FailedAttempt> attempts)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        switch (attempts.Count)
        {
            case 0:
                throw new ArgumentException("There was no attempt.", nameof(attempts));
            case 1:
                return attempts[0].Error;
        }

        var limited = 0;
        var timeouts = 0;
        TimeSpan? wait = null;
        foreach (var attempt in attempts)
        {
            var kind = attempt.Outcome.Kind;
            if (IsCallersFault(kind))
            {
                return attempt.Error;
            }

            limited += kind is AttemptKind.RateLimited ? 1 : 0;
            timeouts += kind is AttemptKind.Timeout ? 1 : 0;
            if ((attempt.Outcome.RetryAfter ?? attempt.Error.RetryAfter) is { } asked && !(wait < asked))
            {
                wait = asked;
            }
        }

        var count = attempts.Count.ToString(CultureInfo.InvariantCulture);
        if (limited == attempts.Count)
        {
            var message = $"All {count} candidates are rate limited upstream.";
            return new Error(ErrorCode.RateLimited, message, RetryAfter: wait ?? CircuitBreaker.DefaultWait);
        }

        return timeouts == attempts.Count
            ? new Error(ErrorCode.UpstreamTimeout, $"All {count} candidates took too long to answer.")
            : new Error(ErrorCode.UpstreamUnavailable, $"All {count} candidates failed.", RetryAfter: wait);
    }
}
