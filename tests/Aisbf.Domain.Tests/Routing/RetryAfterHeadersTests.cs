using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tests.Routing;

public sealed class RetryAfterHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("retry-after-ms: 300", 0.3)]
    [TestCase("retry-after-ms: 300|Retry-After: 1", 0.3)]
    [TestCase("x-ms-retry-after-ms: 1500", 1.5)]
    [TestCase("retry-after-ms: soon|Retry-After: 1", 1.0)]
    [TestCase("retry-after-ms: NaN", null)]
    [TestCase("Retry-After: 7|x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 2s", 7.0)]
    [TestCase("X-RateLimit-Reset: 9|x-ratelimit-reset-requests: 2s", 9.0)]
    [TestCase("RateLimit-Reset: 4", 4.0)]
    [TestCase("x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 2s", 2.0)]
    [TestCase("x-ratelimit-reset-requests: 1m30s", 90.0)]
    [TestCase("x-ratelimit-reset-tokens: 6m0s", 360.0)]
    [TestCase("x-ratelimit-reset-tokens: 20ms", 0.02)]
    [TestCase("x-ratelimit-reset-requests: 2m59.56s", 179.56)]
    [TestCase("x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 30s|x-ratelimit-remaining-tokens: 5|x-ratelimit-reset-tokens: 2s", 30.0)]
    [TestCase("x-ratelimit-remaining-requests: 3|x-ratelimit-reset-requests: 30s|x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 2s", 2.0)]
    [TestCase("x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 30s|x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 2s", 30.0)]
    [TestCase("x-ratelimit-remaining-requests: 3|x-ratelimit-reset-requests: 30s|x-ratelimit-remaining-tokens: 5|x-ratelimit-reset-tokens: 2s", 2.0)]
    [TestCase("x-ratelimit-reset-requests: 30s|x-ratelimit-reset-tokens: 0s", 30.0)]
    [TestCase("anthropic-ratelimit-requests-reset: 2026-05-01T12:00:05Z", 5.0)]
    [TestCase("anthropic-ratelimit-requests-reset: 2026-05-01T14:00:05+02:00", 5.0)]
    [TestCase("anthropic-ratelimit-tokens-remaining: 0|anthropic-ratelimit-tokens-reset: 2026-05-01T12:00:40Z|anthropic-ratelimit-requests-reset: 2026-05-01T12:00:05Z", 40.0)]
    [TestCase("anthropic-ratelimit-input-tokens-remaining: 0|anthropic-ratelimit-input-tokens-reset: 2026-05-01T12:00:09Z", 9.0)]
    [TestCase("anthropic-ratelimit-output-tokens-remaining: 0|anthropic-ratelimit-output-tokens-reset: 2026-05-01T12:00:08Z", 8.0)]
    [TestCase("x-ratelimit-reset-requests: tomorrow", null)]
    [TestCase("", null)]
    public void The_wait_is_found_in_this_order(string headers, double? seconds) =>
        Find(headers, isLimit: true).ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);

    [TestCase("retry-after-ms: 300", 0.3)]
    [TestCase("Retry-After: 3", 3.0)]
    [TestCase("X-RateLimit-Reset: 9", null)]
    [TestCase("x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 2s", null)]
    public void Limits_count_only_where_it_is_a_matter_of_limits(string headers, double? seconds) =>
        Find(headers, isLimit: false).ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);

    private static TimeSpan? Find(string headers, bool isLimit)
    {
        var all = headers.Split('|', StringSplitOptions.RemoveEmptyEntries).ToDictionary(
            line => line.Split(": ")[0], line => line.Split(": ")[1], StringComparer.OrdinalIgnoreCase);
        return RetryAfterHeaders.Find(name => all.GetValueOrDefault(name), isLimit, Now);
    }
}
