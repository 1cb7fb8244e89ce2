using System.Diagnostics;

namespace Aisbf.Simulator.Tests.Faults;

internal sealed class ConnectionFaultTests : FaultFixture
{
    [TestCase(Plain)]
    [TestCase(Streamed)]
    public async Task Drop_before_resets_without_a_byte(string body)
    {
        var (text, reset) = await (await RawAsync("drop=before", body)).ReadToEndAsync();

        text.ShouldBeEmpty();
        reset.ShouldBeTrue();
        (await Simulator.Journal.WaitForAsync(r => r.CompletedAt is not null)).Dropped.ShouldBeTrue();
    }

    [TestCase(Plain)]
    [TestCase(Streamed)]
    public async Task Drop_after_headers_sends_no_body(string body)
    {
        var (text, reset) = await (await RawAsync("drop=headers", body)).ReadToEndAsync();

        text.ShouldStartWith("HTTP/1.1 200 OK\r\n");
        text.ShouldEndWith("\r\n\r\n");
        reset.ShouldBeTrue();
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Drop_after_frames_delivers_exactly_those(int frames)
    {
        var (text, reset) = await (await RawAsync($"drop={frames}")).ReadToEndAsync();

        Frames(text).ShouldBe(frames);
        text.ShouldEndWith("\n\n\r\n");
        reset.ShouldBeTrue();
        var record = await Simulator.Journal.WaitForAsync(r => r.CompletedAt is not null);
        record.FramesSent.ShouldBe(frames);
        record.Aborted.ShouldBeFalse();
    }

    [Test]
    public async Task Drop_inside_cuts_the_next_frame_in_half()
    {
        var (text, reset) = await (await RawAsync("drop-inside=1")).ReadToEndAsync();

        Frames(text).ShouldBe(2);
        text.TrimEnd().ShouldNotEndWith("}");
        reset.ShouldBeTrue();
    }

    [Test]
    public async Task Drop_with_fin_ends_a_chunked_body_without_its_last_chunk()
    {
        var (text, reset) = await (await RawAsync("drop=2;drop-with=fin")).ReadToEndAsync();

        Frames(text).ShouldBe(2);
        text.ShouldNotEndWith("0\r\n\r\n");
        reset.ShouldBeFalse();
    }

    [Test]
    public async Task A_truncated_body_is_shorter_than_its_announced_length()
    {
        var (text, reset) = await (await RawAsync("truncate=10", Plain)).ReadToEndAsync();

        text.ShouldContain("Content-Length: ");
        text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Length.ShouldBe(10);
        reset.ShouldBeFalse();
        using var answer = await PlainAsync("truncate");
        await Should.ThrowAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Silence_before_sends_nothing_until_the_client_leaves()
    {
        var client = await RawAsync("silence=before");
        await Simulator.Journal.WaitForAsync(r => r.Model == "m");

        (await client.ReadPiecesAsync(TimeSpan.FromMilliseconds(150))).ShouldBeEmpty();
        Simulator.Traffic.RequestsInFlight.ShouldBe(1);
        client.Dispose();
        (await Simulator.Journal.WaitForAsync(r => r.Aborted && r.CompletedAt is not null)).Status.ShouldBe(0);
    }

    [Test]
    public async Task Silence_after_headers_or_frames_sends_just_those()
    {
        var headless = await RawAsync("silence=headers");
        await Simulator.Journal.WaitForAsync(r => r.Status == 200);
        var headers = await headless.ReadPiecesAsync(TimeSpan.FromMilliseconds(100));
        var begun = await RawAsync("silence=2");
        await Simulator.Journal.WaitForAsync(r => r.FramesSent == 2);
        var frames = await begun.ReadPiecesAsync(TimeSpan.FromMilliseconds(100));

        string.Concat(headers).ShouldEndWith("\r\n\r\n");
        Frames(string.Concat(headers)).ShouldBe(0);
        Frames(string.Concat(frames)).ShouldBe(2);
        Simulator.Traffic.StreamsInFlight.ShouldBe(2);
    }

    [Test]
    public async Task Latency_and_gap_set_the_pace()
    {
        var clock = Stopwatch.StartNew();
        using var answer = await StreamAsync("latency=120;gap=20ms;chunks=5");
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(110));
        await answer.Content.ReadAsStringAsync();

        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(110 + (7 * 19)));
    }

    [Test]
    public async Task A_drip_comes_byte_by_byte()
    {
        var clock = Stopwatch.StartNew();
        var (text, _) = await (await RawAsync("drip=1ms;text=;no-finish")).ReadToEndAsync();

        // Every byte is a chunk of its own.
        text.Split("\r\n1\r\n").Length.ShouldBeGreaterThan(150, text);
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(150));
    }

    [Test]
    public async Task A_client_that_leaves_in_mid_stream_is_noticed()
    {
        var client = await RawAsync("gap=20ms;chunks=200");
        await Simulator.Journal.WaitForAsync(r => r.FramesSent >= 3);
        client.Dispose();

        var record = await Simulator.Journal.WaitForAsync(r => r.Aborted && r.CompletedAt is not null);
        record.FramesSent.ShouldBeInRange(3, 150);
        Simulator.Traffic.StreamsInFlight.ShouldBe(0);
    }
}
