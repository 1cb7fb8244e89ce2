using System.Text;
using Aisbf.Domain.Routing;
using FsCheck;
using FsCheck.Fluent;

namespace Aisbf.Domain.Tests.Routing;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = Routes.Now;

    [TestCase("20", 20)]
    [TestCase(" 1.5 ", 1.5)]
    [TestCase("0", 0)]
    [TestCase("-3", 60)]
    [TestCase("999999", 86400)]
    [TestCase("9e99", null)]
    [TestCase("Sun, 01 Mar 2026 12:00:30 GMT", 30)]
    [TestCase("Sun, 01 Mar 2026 11:00:00 GMT", 60)]
    [TestCase("Tue, 10 Mar 2026 12:00:00 GMT", 86400)]
    [TestCase("2026-03-01T12:01:00Z", 60)]
    [TestCase("20s", 20)]
    [TestCase("120, 120", 120)]
    [TestCase("soon", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void The_header_names_seconds_or_a_date(string? value, double? seconds) => Seconds(RetryAfter.FromHeader(value, Now)).ShouldBe(seconds);

    [Test]
    public void The_reset_header_names_an_instant()
    {
        var epoch = Now.ToUnixTimeSeconds();

        Seconds(RetryAfter.FromReset($"{epoch + 45}", Now)).ShouldBe(45);
        Seconds(RetryAfter.FromReset($"{(epoch + 45) * 1000}", Now)).ShouldBe(45);
        Seconds(RetryAfter.FromReset($"{epoch - 45}", Now)).ShouldBe(60);
        Seconds(RetryAfter.FromReset($"{epoch + 1_000_000}", Now)).ShouldBe(86400);
        Seconds(RetryAfter.FromReset("30", Now)).ShouldBe(30);
        Seconds(RetryAfter.FromReset("6m0s", Now)).ShouldBe(360);
        Seconds(RetryAfter.FromReset("2026-03-01T12:00:10Z", Now)).ShouldBe(10);
        Seconds(RetryAfter.FromReset("never", Now)).ShouldBeNull();
    }

    [TestCase("Rate limit reached. Please try again in 20s.", 20)]
    [TestCase("Please try again in 1m30.5s. Visit the site", 90.5)]
    [TestCase("try again in 250ms", 0.25)]
    [TestCase("Retry after 5 minutes", 300)]
    [TestCase("retry after: 30", 30)]
    [TestCase("Please retry after 30.", 30)]
    [TestCase("Please retry in 12.5s.", 12.5)]
    [TestCase("You have to wait 2 hours", 7200)]
    [TestCase("wait for about 3 min", 180)]
    [TestCase("wait for 3 min", 180)]
    [TestCase("Wait at least 10 secs", 10)]
    [TestCase("available in 1 day", 86400)]
    [TestCase("available in 3 days", 86400)]
    [TestCase("resets in 1 hour and 5 minutes", 3900)]
    [TestCase("1 hour, please wait, then wait 5 seconds", 5)]
    [TestCase("retry after 2026-03-01", null)]
    [TestCase("try again in 1 week", 86400)]
    [TestCase("try again later", null)]
    [TestCase("wait 30 before the next call", 30)]
    [TestCase("wait", null)]
    [TestCase("", null)]
    public void A_sentence_names_a_wait(string text, double? seconds) => Seconds(RetryAfter.FromText(text)).ShouldBe(seconds);

    [TestCase("""{"retry_after":12}""", 12)]
    [TestCase("""{"retryAfter":"12"}""", 12)]
    [TestCase("""{"retry_after_seconds":1.5}""", 1.5)]
    [TestCase("""{"wait_seconds":4}""", 4)]
    [TestCase("""{"waitSeconds":4}""", 4)]
    [TestCase("""{"retry_in":4}""", 4)]
    [TestCase("""{"error":{"retry_after":12,"message":"try again in 99s"}}""", 12)]
    [TestCase("""{"error":{"message":"try again in 99s","retry_after":12}}""", 12)]
    [TestCase("""{"error":{"details":[{"@type":"x.RetryInfo","retryDelay":"34s"}],"code":429,"status":"RESOURCE_EXHAUSTED"}}""", 34)]
    [TestCase("""{"reset_at":1772366410}""", 10)]
    [TestCase("""{"error":{"resetTime":1772366410000}}""", 10)]
    [TestCase("""{"reset_timestamp":"2026-03-01T12:00:10Z"}""", 10)]
    [TestCase("""{"error":{"message":"Please try again in 20s.","type":"requests","code":"rate_limit_exceeded"}}""", 20)]
    [TestCase("""{"error":"please wait 2 minutes"}""", 120)]
    [TestCase("""{"reason":"MONTHLY_REQUEST_COUNT"}""", 86400)]
    [TestCase("""{"reason":"daily_quota"}""", 3600)]
    [TestCase("""{"error":{"code":"hourly_cap"}}""", 600)]
    [TestCase("""{"error":{"code":"rate_limit_exceeded"}}""", 60)]
    [TestCase("""{"error":{"type":"too_many_requests"}}""", 60)]
    [TestCase("""{"error":{"code":"insufficient_quota"}}""", 3600)]
    [TestCase("""{"error":{"type":"generate_failed","message":"no"}}""", null)]
    [TestCase("""{"retry_after":null,"wait_seconds":-1}""", 60)]
    [TestCase("""{"retry_after":3,"cut off""", 3)]
    [TestCase("Too busy, try again in 8 seconds", 8)]
    [TestCase("<html>429</html>", null)]
    [TestCase("", null)]
    public void A_body_names_a_wait(string body, double? seconds) =>
        Seconds(RetryAfter.FromBody(Encoding.UTF8.GetBytes(body), Now)).ShouldBe(seconds);

    [Test]
    public void No_text_or_bytes_can_break_it()
    {
        Prop.ForAll<string, byte[]>((text, bytes) =>
        {
            var found = RetryAfter.FromHeader(text, Now) ?? RetryAfter.FromReset(text, Now) ?? RetryAfter.FromBody(bytes, Now) ?? RetryAfter.FromText(text ?? "");
            (found is null || found >= TimeSpan.Zero && found <= CircuitBreaker.MaxWait).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();

        RetryAfter.FromText("wait " + new string('9', 5000)).ShouldBeNull();
        RetryAfter.FromText(string.Concat(Enumerable.Repeat("wait 1", 5000))).ShouldBeNull();
        RetryAfter.FromBody(Encoding.UTF8.GetBytes(new string('[', 100_000)), Now).ShouldBeNull();
        RetryAfter.FromBody([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], Now).ShouldBeNull();
    }

    private static double? Seconds(TimeSpan? wait) => wait?.TotalSeconds;
}
