using System.Net;
using System.Net.Http.Headers;
using Aisbf.Api.Tests.Demo;
using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Api.Tests.Uploads;

/// <summary>The program in a process of its own, while 200 MB go through it: it must not grow by a tenth of that.</summary>
internal sealed class ResidentMemoryTests
{
    private const long Large = 200_000_000;
    private const long Allowed = 20_000_000;
    private const string Token = "token-of-the-memory-test-0123456789";

    private GatewayProcess _gateway = null!;
    private OwnUpstream _upstream = null!;
    private HttpClient _client = null!;
    private long _received;
    private bool _isSlow;

    [OneTimeSetUp]
    public async Task StartGateway()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Resident memory means something else on this system.");
        }

        _upstream = await OwnUpstream.StartAsync(AnswerAsync);
        _gateway = GatewayProcess.Start(["--urls", "http://127.0.0.1:0"], new Dictionary<string, string>
        {
            ["Aisbf__AdminToken"] = Token,
            ["Aisbf__DataDirectory"] = Directory.CreateTempSubdirectory("aisbf-memory-").FullName,
        });
        var listening = await _gateway.WaitForLineAsync("Now listening on:");
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(listening.Trim().Split(' ')[^1]), Timeout = TimeSpan.FromMinutes(3) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var endpoint = _upstream.Address.GetLeftPart(UriPartial.Authority);
        using var saved = await _client.PutAsync("/api/admin/providers/p", GatewayApp.Json($$"""{"type":"openai","endpoint":"{{endpoint}}/v1","api_key":"k","models":[{"name":"m"}]}"""));
        saved.IsSuccessStatusCode.ShouldBeTrue();
    }

    [OneTimeTearDown]
    public async Task StopGateway()
    {
        _client?.Dispose();
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
            await _upstream.DisposeAsync();
        }
    }

    [Test]
    public Task A_form_is_never_held_in_memory([Values] bool slow) => ShouldNotGrowAsync(slow, bytes => UploadAsync("/api/v1/audio/transcriptions", Form(bytes), bytes));

    [Test]
    public Task What_goes_to_a_providers_own_surface_is_never_held_in_memory([Values] bool slow) =>
        ShouldNotGrowAsync(slow, bytes => UploadAsync("/api/p/files", new ZeroContent(bytes), bytes));

    [Test]
    public Task What_comes_from_a_providers_own_surface_is_never_held_in_memory() => ShouldNotGrowAsync(slow: false, async bytes =>
    {
        using var response = await _client.GetAsync($"/api/p/download?bytes={bytes}", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        (await DrainAsync(body)).ShouldBe(bytes);
    });

    private async Task ShouldNotGrowAsync(bool slow, Func<long, Task> transfer)
    {
        // Code is compiled, buffers and connections are made once; what counts is what 200 MB need on top of that.
        _isSlow = false;
        await transfer(20_000_000);
        await transfer(20_000_000);
        _isSlow = slow;
        var before = _gateway.ResidentBytes;
        var peak = before;
        var large = transfer(Large);
        while (await Task.WhenAny(large, Task.Delay(TimeSpan.FromMilliseconds(20))) != large)
        {
            peak = Math.Max(peak, _gateway.ResidentBytes);
        }

        await large;
        TestContext.Out.WriteLine($"{(peak - before) / 1e6:F1} MB on top of {before / 1e6:F1} MB");
        (peak - before).ShouldBeLessThan(Allowed);
    }

    private async Task UploadAsync(string path, HttpContent content, long bytes)
    {
        _received = 0;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        using var response = await _client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        _received.ShouldBeGreaterThanOrEqualTo(bytes);
    }

    private static MultipartFormDataContent Form(long bytes) =>
        new() { { new ZeroContent(bytes), "file", "sound.wav" }, { new StringContent("p/m"), "model" } };

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Query["bytes"].ToString() is { Length: > 0 } bytes)
        {
            await new ZeroContent(long.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture)).CopyToAsync(context.Response.Body);
            return;
        }

        _received = await DrainAsync(context.Request.Body, _isSlow ? TimeSpan.FromMilliseconds(1) : null);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"text":"zeros"}""");
    }

    private static async Task<long> DrainAsync(Stream stream, TimeSpan? pause = null)
    {
        var total = 0L;
        var buffer = new byte[256 * 1024];
        for (int read; (read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; total += read)
        {
            await Task.Delay(pause ?? TimeSpan.Zero);
        }

        return total;
    }

    private sealed class ZeroContent(long bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var zeros = new byte[64 * 1024];
            for (var left = bytes; left > 0; left -= zeros.Length)
            {
                await stream.WriteAsync(zeros.AsMemory(0, (int)Math.Min(left, zeros.Length)));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes;
            return true;
        }
    }
}
