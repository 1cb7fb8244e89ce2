namespace Aisbf.Domain.Routing;

/// <summary>
/// Finds the wait in the headers of a refusal. The first that says something counts:
/// <list type="number">
/// <item><c>retry-after-ms</c> and <c>x-ms-retry-after-ms</c>, because they are the most exact;</item>
/// <item><c>Retry-After</c>;</item>
/// <item>where the refusal is a matter of limits, <c>X-RateLimit-Reset</c> and <c>RateLimit-Reset</c>;</item>
/// <item>then the limits that a vendor lists one by one: the longest wait of those that have nothing left, or, where none says
/// so, the shortest that is not over yet.</item>
/// </list>
/// </summary>
public static class RetryAfterHeaders
{
    private static readonly string[] Milliseconds = ["retry-after-ms", "x-ms-retry-after-ms"];

    private static readonly string[] Resets = ["X-RateLimit-Reset", "RateLimit-Reset"];

    private static readonly (string Remaining, string Reset)[] Limits =
    [
        ("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
        ("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
        ("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
        ("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
        ("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"),
        ("anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"),
    ];

    /// <param name="header">The value of a header; null where there is none.</param>
    /// <param name="isLimit">The refusal is a matter of limits.</param>
    /// <param name="now">The time of the answer.</param>
    public static TimeSpan? Find(Func<string, string?> header, bool isLimit, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (var name in Milliseconds)
        {
            if (RetryAfter.FromMilliseconds(header(name)) is { } exact) return exact;
        }

        if (RetryAfter.FromHeader(header("Retry-After"), now) is { } stated) return stated;

        return isLimit ? FromResets(header, now) ?? FromLimits(header, now) : null;
    }

    private static TimeSpan? FromResets(Func<string, string?> header, DateTimeOffset now)
    {
        foreach (var name in Resets)
        {
            if (RetryAfter.FromReset(header(name), now) is { } reset) return reset;
        }

        return null;
    }

    private static TimeSpan? FromLimits(Func<string, string?> header, DateTimeOffset now)
    {
        TimeSpan? exhausted = null;
        TimeSpan? shortest = null;
        foreach (var (remaining, reset) in Limits)
        {
            if (RetryAfter.FromReset(header(reset), now) is not { } wait) continue;

            if (header(remaining) is { } left && RetryAfter.Number(left) is <= 0) exhausted = exhausted > wait ? exhausted : wait;
            else if (wait > TimeSpan.Zero) shortest = shortest < wait ? shortest : wait;
        }

        return exhausted ?? shortest;
    }
}
