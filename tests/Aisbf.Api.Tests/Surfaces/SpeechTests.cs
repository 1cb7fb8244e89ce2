using System.Diagnostics;
using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Api.Tests.Surfaces;

/// <summary>Sound goes through as it comes, however much of it there is.</summary>
internal sealed class SpeechTests : GatewayFixture
{
    private const int Megabyte = 1 << 20;
    private readonly byte[] _block = new byte[Megabyte];
    private StreamingUpstream _upstream = null!;
    private RequestDelegate _answer = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:Upstream:IdleTimeout"] = "00:00:01" };

    protected override async Task ConfigureAsync()
    {
        new Random(7).NextBytes(_block);
        _upstream = await StreamingUpstream.StartAsync(http => _answer(http));
        await App.PutAsync("/api/admin/providers/tts", $$"""{"type":"openai","endpoint":"{{_upstream.Endpoint}}","api_key":"k","models":[]}""");
    }

    [OneTimeTearDown]
    public async Task StopUpstream() => await _upstream.DisposeAsync();

    [Test]
    public async Task Two_hundred_megabytes_are_never_held_in_memory([Values] bool withLength)
    {
        const int Blocks = 200;
        _answer = async http =>
        {
            http.Response.ContentType = "audio/wav";
            http.Response.ContentLength = withLength ? (long)Blocks * Megabyte : null;
            for (var i = 0; i < Blocks; i++)
            {
                await http.Response.Body.WriteAsync(_block);
            }
        };
        // The first time, pools and heaps grow to their working size.
        await ReadAsync(Blocks);
        var before = Memory();
        var most = before;

        var (length, read) = await ReadAsync(Blocks, () => most = Math.Max(most, Memory()));

        read.ShouldBe((long)Blocks * Megabyte);
        length.ShouldBe(withLength ? read : null);
        ((most - before) / Megabyte).ShouldBeLessThan(20);
    }

    [Test]
    public async Task The_first_bytes_are_passed_on_while_the_rest_is_not_there_yet()
    {
        var more = new TaskCompletionSource();
        _answer = async http =>
        {
            http.Response.ContentType = "audio/mpeg";
            await http.Response.Body.WriteAsync(_block.AsMemory(0, 10));
            await http.Response.Body.FlushAsync();
            await more.Task;
            await http.Response.Body.WriteAsync(_block.AsMemory(10, 10));
        };

        using var response = await OpenAsync();
        await using var body = await response.Content.ReadAsStreamAsync();
        var bytes = new byte[20];
        await body.ReadExactlyAsync(bytes.AsMemory(0, 10));
        more.SetResult();
        await body.ReadExactlyAsync(bytes.AsMemory(10, 10));

        bytes.ShouldBe(_block[..20]);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("audio/mpeg");
    }

    [Test]
    public async Task An_answer_that_breaks_off_cannot_be_taken_for_whole([Values] bool withLength, [Values] bool silent)
    {
        var begun = new TaskCompletionSource();
        _answer = async http =>
        {
            http.Response.ContentType = "audio/mpeg";
            http.Response.ContentLength = withLength ? 1000 : null;
            await http.Response.Body.WriteAsync(_block.AsMemory(0, 500));
            await http.Response.Body.FlushAsync();
            await begun.Task;
            if (silent)
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            http.Abort();
        };

        using var response = await OpenAsync();
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[500]);
        begun.SetResult();
        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(Stream.Null));
    }

    [Test]
    public async Task Only_headers_that_describe_the_sound_are_passed_on()
    {
        _answer = http =>
        {
            http.Response.ContentType = "audio/flac";
            http.Response.Headers.ContentDisposition = "attachment; filename=\"a.flac\"";
            http.Response.Headers.SetCookie = "secret=1";
            http.Response.Headers["X-Internal"] = "secret";
            return http.Response.Body.WriteAsync(_block.AsMemory(0, 10)).AsTask();
        };

        using var response = await OpenAsync();
        response.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"a.flac\"");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("audio/flac");
        response.Headers.Select(h => h.Key).ShouldNotContain(name => name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) || name == "X-Internal");
    }

    [Test]
    public async Task Events_with_sound_are_passed_on_as_they_are()
    {
        const string Events = "data: {\"type\":\"speech.audio.delta\",\"audio\":\"AAAA\"}\n\ndata: {\"type\":\"speech.audio.done\"}\n\n";
        _answer = http =>
        {
            http.Response.ContentType = "text/event-stream";
            return http.Response.WriteAsync(Events);
        };

        var answer = await Caller.AskAsync(SurfaceCalls.Speech, "tts/m", "\"input\":\"x\",\"voice\":\"alloy\",\"stream_format\":\"sse\"");
        answer.ShouldBeOk().Body.ShouldBe(Events);
        answer.MediaType.ShouldBe("text/event-stream");
    }

    private static long Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private async Task<(long? Length, long Read)> ReadAsync(int maxBlocks, Action? onBlock = null)
    {
        using var response = await OpenAsync();
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[Megabyte];
        var (total, marked) = (0L, 0L);
        for (int read; total < (long)maxBlocks * Megabyte && (read = await body.ReadAsync(buffer)) > 0;)
        {
            total += read;
            if (total - marked > 8 * Megabyte)
            {
                marked = total;
                onBlock?.Invoke();
            }
        }

        return (response.Content.Headers.ContentLength, total);
    }

    private Task<HttpResponseMessage> OpenAsync() => Caller.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/v1/audio/speech")
        {
            Content = GatewayApp.Json($$"""{"model":"tts/{{NewId("m")}}","input":"x","voice":"alloy"}"""),
        },
        HttpCompletionOption.ResponseHeadersRead);
}
