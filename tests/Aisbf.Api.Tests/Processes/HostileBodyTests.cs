using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Processes;

/// <summary>Requests that are small and mean much work, and many at once, in a process with little memory.</summary>
internal sealed class HostileBodyTests : ProcessFixture
{
    private const int AtOnce = 24;
    private const int MaxBodyBytes = 32 * 1024 * 1024;

    // Beside the test itself, on a busy machine; what was measured is printed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string[] PublicPaths =
    [
        "/api/account/login", "/api/account/sign-up", "/api/account/verify-email", "/api/account/resend-verification", "/api/account/forgot-password",
        "/api/account/reset-password", "/api/account/login/passkey", "/api/account/login/two-factor", "/api/account/verify-email-change",
    ];

    private static readonly object[][] Routes =
    [
        ["POST", "/api/account/login", "", "application/json"],
        ["POST", "/api/account/sign-up", "", "application/json"],
        ["POST", "/dashboard/reset-password", "", "application/x-www-form-urlencoded"],
        ["PUT", "/api/admin/providers/x", "", "application/json"],
        ["PUT", "/api/admin/rotations/x", "", "application/json"],
        ["POST", "/api/admin/users", "", "application/json"],
        ["POST", "/api/admin/config/import", "", "application/json"],
        ["POST", "/api/admin/routes/explain", "p/m", "application/json"],
        ["POST", "/api/show", "p/m", "application/json"],
        ["POST", "/api/v1/chat/completions", "p/m", "application/json"],
        ["POST", "/api/v1/chat/completions", "a/m", "application/json"],
        ["POST", "/v1/messages", "p/m", "application/json"],
        ["POST", "/v1/responses", "a/m", "application/json"],
        ["POST", "/v1/embeddings", "p/m", "application/json"],
        ["POST", "/v1/audio/transcriptions", "p/m", "multipart/form-data; boundary=b"],
    ];

    protected override Dictionary<string, string> Variables => new() { ["DOTNET_GCHeapHardLimit"] = "20000000" };

    [TestCaseSource(nameof(Routes))]
    public async Task Hostile_bodies_stall_nobody(string method, string path, string model, string type)
    {
        await ChatAsync();
        var bodies = HostileBodies.For(model.Length == 0 ? null : model);
        using var chats = new CancellationTokenSource();
        var watched = WatchChatsAsync(chats.Token);
        var statuses = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => SendAsync(method, path, type, bodies[i % bodies.Count])));
        await chats.CancelAsync();
        var (count, slowest) = await watched;
        TestContext.Out.WriteLine(
            $"{string.Join(' ', statuses.Order())}; {count} chats, the slowest took {slowest.TotalMilliseconds:F0} ms; {Gateway.ResidentBytes / 1e6:F0} MB");

        statuses.ShouldAllBe(status => status < 500 || status == 503);
        slowest.ShouldBeLessThan(Patience);

        // The memory is free again, soon. A translated body takes about eight times its size for a moment.
        foreach (var (largest, bytes) in new[] { ("p/m", MaxBodyBytes - 1024), ("a/m", 8_000_000) })
        {
            int status;
            for (var tries = 0; (status = await ChatAsync(largest, new string('a', bytes))) == 503 && tries < 20; tries++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }

            status.ShouldBe(200);
        }
    }

    [TestCaseSource(nameof(PublicPaths))]
    public async Task Who_needs_no_token_may_send_little_and_not_compressed(string path)
    {
        var document = Encoding.UTF8.GetBytes("{\"x\":\"" + new string('a', 64 * 1024) + "\"}");
        (await SendAsync("POST", path, "application/json", ("", document))).ShouldBe(413);
        (await SendAsync("POST", path, "application/json", ("gzip", document))).ShouldBe(415);
        (await SendAsync("POST", path, "application/json", ("br", document))).ShouldBe(415);
    }

    [Test]
    public async Task Bodies_that_are_only_announced_take_no_memory()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => RawHttp.ConnectAsync(Address)));
        var head = $"POST /api/v1/chat/completions HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {Token}\r\nContent-Type: application/json\r\n";
        await Task.WhenAll(clients.Select(client => client.SendAsync(Encoding.ASCII.GetBytes($"{head}Content-Length: {MaxBodyBytes}\r\n\r\n{{\"model\":"))));

        // Bodies of which nothing more comes are given up after some seconds, so the others must be there now.
        await Task.Delay(TimeSpan.FromSeconds(1));
        (await ChatAsync(content: new string('a', 8_000_000))).ShouldBe(200);
        foreach (var client in clients)
        {
            client.Dispose();
        }

        (await ChatAsync()).ShouldBe(200);
    }

    private async Task<int> SendAsync(string method, string path, string type, (string Encoding, byte[] Bytes) body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body.Bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (body.Encoding.Length > 0)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", body.Encoding);
        }

        using var response = await Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private async Task<(int Count, TimeSpan Slowest)> WatchChatsAsync(CancellationToken cancellationToken)
    {
        var (count, slowest) = (0, TimeSpan.Zero);
        do
        {
            var start = Stopwatch.GetTimestamp();
            (await ChatAsync()).ShouldBe(200);
            var took = Stopwatch.GetElapsedTime(start);
            slowest = took > slowest ? took : slowest;
            count++;
        }
        while (!cancellationToken.IsCancellationRequested);
        return (count, slowest);
    }
}
