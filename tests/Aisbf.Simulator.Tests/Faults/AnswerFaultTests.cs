using System.IO.Compression;
using System.Text;

namespace Aisbf.Simulator.Tests.Faults;

internal sealed class AnswerFaultTests : FaultFixture
{
    [Test]
    public async Task A_status_comes_with_retry_after_and_the_vendors_error()
    {
        using var answer = await StreamAsync("status=429;retry-after=2;message=slow%20down;error-code=insufficient_quota");
        var error = (await ReadJsonAsync(answer)).GetProperty("error");

        ((int)answer.StatusCode).ShouldBe(429);
        answer.Headers.GetValues("Retry-After").ShouldBe(["2"]);
        error.GetProperty("message").GetString().ShouldBe("slow down");
        error.GetProperty("code").GetString().ShouldBe("insufficient_quota");
    }

    [TestCase("html", 200)]
    [TestCase("html;status=502", 502)]
    public async Task Html_takes_the_place_of_json(string words, int status)
    {
        using var answer = await StreamAsync(words);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("<!DOCTYPE html>");
    }

    [Test]
    public async Task A_redirect_has_its_location()
    {
        using var answer = await PlainAsync("redirect=http://10.0.0.1/x");

        ((int)answer.StatusCode).ShouldBe(302);
        answer.Headers.Location.ShouldBe(new Uri("http://10.0.0.1/x"));
    }

    [Test]
    public async Task An_error_body_can_come_with_200()
    {
        using var answer = await StreamAsync("error-body;message=surprise");

        ((int)answer.StatusCode).ShouldBe(200);
        (await ReadJsonAsync(answer)).GetProperty("error").GetProperty("message").GetString().ShouldBe("surprise");
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task An_error_event_ends_a_stream_that_began_well(int at)
    {
        using var answer = await StreamAsync($"error-at={at}");
        var events = await Sse.ReadAsync(answer);

        ((int)answer.StatusCode).ShouldBe(200);
        events.Count.ShouldBe(at);
        Parse(events[^1].Data).TryGetProperty("error", out _).ShouldBeTrue();
    }

    [Test]
    public async Task An_empty_answer_has_no_body()
    {
        using var answer = await PlainAsync("empty");

        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Headers_and_content_type_are_sent_as_told()
    {
        using var answer = await PlainAsync("header=x-ratelimit-remaining-requests: 0;header=set-cookie:a=b;content-type=text/plain");

        answer.Headers.GetValues("x-ratelimit-remaining-requests").ShouldBe(["0"]);
        answer.Headers.GetValues("set-cookie").ShouldBe(["a=b"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
    }

    [Test]
    public async Task A_compressed_body_is_whole()
    {
        using var plain = await PlainAsync("gzip");
        using var stream = await StreamAsync("gzip;crlf");

        plain.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        Parse(await UnpackAsync(plain)).GetProperty("object").GetString().ShouldBe("chat.completion");
        Sse.Read(await UnpackAsync(stream))[^1].Data.ShouldBe("[DONE]");
    }

    [Test]
    public async Task A_malformed_body_or_frame_is_no_json()
    {
        using var plain = await PlainAsync("malformed");
        using var stream = await StreamAsync("malformed=2");
        var events = await Sse.ReadAsync(stream);

        var text = await plain.Content.ReadAsStringAsync();
        Should.Throw<System.Text.Json.JsonException>(() => Parse(text));
        Parse(events[0].Data);
        Should.Throw<System.Text.Json.JsonException>(() => Parse(events[1].Data));
        Parse(events[2].Data);
    }

    [Test]
    public async Task An_unknown_word_is_a_clear_400()
    {
        var (status, body) = await PostForErrorAsync(Path, Plain, ("x-sim", "stutter=3"));
        var (statusOfHeader, _) = await PostForErrorAsync(Path, Plain, ("x-sim-stutter", "3"));

        status.ShouldBe(400);
        statusOfHeader.ShouldBe(400);
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("does not know the word 'stutter'");
    }

    private static async Task<string> UnpackAsync(HttpResponseMessage answer)
    {
        await using var gzip = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
