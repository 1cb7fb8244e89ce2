using System.Text;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Chat;

/// <summary>Paths, methods, headers and connections that nobody should use.</summary>
internal sealed class BadRequestTests : GatewayFixture
{
    private const string Body = """{"model":"p/sim","messages":[{"role":"user","content":"x"}]}""";
    private string _token = "";

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("p", models: "[]");
        _token = await App.CreateTokenAsync();
    }

    [TearDown]
    public async Task The_gateway_still_answers() => (await Caller.ChatAsync("p/sim")).ShouldBeOk();

    [TestCase("GET", "/api/v1/chat/completions")]
    [TestCase("PUT", "/v1/chat/completions")]
    [TestCase("DELETE", "/api/rotations/chat/completions")]
    [TestCase("PATCH", "/api/rotations/chat/completions")]
    [TestCase("POST", "/api/v1/models")]
    [TestCase("POST", "/health")]
    [TestCase("TRACE", "/api/v1/chat/completions")]
    [TestCase("NONSENSE", "/api/v1/chat/completions")]
    public async Task A_wrong_method_is_told_so(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await Caller.SendAsync(request);
        (await Answer.ReadAsync(response)).ShouldBeError(405, "method_not_allowed");
    }

    [TestCase("/api/v1//chat/completions")]
    [TestCase("//api/v1/chat/completions")]
    [TestCase("/api/v1/chat/completions.")]
    [TestCase("/api/v1/chat/completions/x")]
    [TestCase("/api/v1/chat%2Fcompletions")]
    [TestCase("/api/v1/chat/completions%00")]
    [TestCase("/api/v1/chat/completions;x=1")]
    [TestCase("/api/v1/..%2fv1/chat/completions")]
    [TestCase("/api/..%2f..%2fetc/passwd")]
    [TestCase("/api/%2e%2e%2f/chat/completions")]
    [TestCase("/api/p%2F..%2Fadmin/chat/completions")]
    [TestCase("/api/p%00/chat/completions")]
    [TestCase("/api/p./chat/completions")]
    [TestCase("/api/P/chat/completions")]
    [TestCase("/api/%20p/chat/completions")]
    [TestCase("/nothing")]
    public async Task A_path_that_only_resembles_a_route_is_none(string path)
    {
        Journal.Clear();
        var (status, body) = await AskAsync($"POST {path}");
        status.ShouldBeOneOf(400, 404);
        body.ShouldNotContain("Pong");
        Journal.Requests.ShouldBeEmpty();
    }

    [TestCase("/api/v1/x/../chat/completions")]
    [TestCase("/api/v1/chat/completions/")]
    [TestCase("/api/v1/chat/completions?x=%00&api-version=1")]
    [TestCase("/API/V1/Chat/Completions")]
    public async Task A_path_that_is_only_written_oddly_is_the_route_it_means(string path)
    {
        var (status, _) = await AskAsync($"POST {path}");
        status.ShouldBe(200);
    }

    [Test]
    public async Task A_very_long_path_or_header_is_refused()
    {
        (await AskAsync($"POST /api/{new string('a', 6000)}/chat/completions")).Status.ShouldBe(404);
        (await AskAsync($"POST /api/{new string('a', 20_000)}/chat/completions")).Status.ShouldBe(414);
        (await AskAsync("POST /api/v1/chat/completions", $"X-Long: {new string('a', 100_000)}")).Status.ShouldBe(431);
        (await AskAsync("POST /api/v1/chat/completions", string.Join("\r\n", Enumerable.Range(0, 500).Select(i => $"X-{i}: 1")))).Status.ShouldBe(431);
    }

    [TestCase("X-Bad: a\0b")]
    [TestCase("X Bad: a")]
    [TestCase("Bad\r\n folded: x")]
    [TestCase("Content-Length: 5\r\nContent-Length: 6")]
    [TestCase("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity")]
    [TestCase("Transfer-Encoding: gzip")]
    [TestCase(": x")]
    public async Task A_malformed_header_is_refused(string header) =>
        (await AskAsync("POST /api/v1/chat/completions", header)).Status.ShouldBeOneOf(400, 411, 501);

    [TestCase("Host: evil.example")]
    [TestCase("Host: 127.0.0.1/api/admin/tokens")]
    [TestCase("Host: 127.0.0.1?x")]
    [TestCase("Host: 127.0.0.1#x")]
    [TestCase("Host: a\r\nHost: b")]
    [TestCase("Host: ")]
    [TestCase("Host: a b")]
    [TestCase("X-Forwarded-Host: 127.0.0.1\r\nX-Original-URL: /health\r\nX-Rewrite-URL: /health\r\nX-HTTP-Method-Override: GET")]
    [TestCase("X-Forwarded-Prefix: /health\r\nX-Forwarded-For: 127.0.0.1\r\nForwarded: for=127.0.0.1;host=health")]
    public async Task No_trick_with_hosts_lets_anybody_in(string headers)
    {
        foreach (var path in new[] { "/api/v1/chat/completions", "/api/admin/routes/explain", "/api/admin/tokens" })
        {
            var host = headers.StartsWith("Host", StringComparison.Ordinal) ? "" : "Host: 127.0.0.1\r\n";
            var (status, body) = await RawHttp.AskAsync(
                App.Address, $"POST {path} HTTP/1.1\r\n{host}{headers}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}", Encoding.UTF8.GetBytes(Body));
            status.ShouldBeOneOf(400, 401);
            body.ShouldNotContain("Pong");
        }
    }

    [Test]
    public async Task An_absolute_request_target_means_its_path_and_nothing_else()
    {
        (await AskAsync("POST http://evil.example/api/v1/chat/completions", host: "evil.example")).Status.ShouldBe(200);
        (await AskAsync("POST http://evil.example/api/admin/tokens", host: "evil.example")).Status.ShouldBe(403);
    }

    [TestCase("Authorization: Bearer")]
    [TestCase("Authorization: Bearer ")]
    [TestCase("Authorization: Basic YWRtaW46YWRtaW4=")]
    [TestCase("Authorization: Bearer ' OR 1=1 --")]
    [TestCase("Authorization: Bearer a\r\nAuthorization: Bearer b")]
    [TestCase("Authorization: Token x")]
    [TestCase("Cookie: token=x")]
    [TestCase("X-Api-Key: x")]
    public async Task Without_a_valid_token_nobody_gets_in(string header)
    {
        var (status, body) = await RawHttp.AskAsync(
            App.Address, $"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n{header}\r\nContent-Length: {Body.Length}", Encoding.UTF8.GetBytes(Body));
        status.ShouldBe(401);
        body.ShouldContain("\"code\":\"invalid_api_key\"");
    }

    [Test]
    public async Task Two_identities_at_once_are_none()
    {
        var (status, _) = await RawHttp.AskAsync(
            App.Address,
            $"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {_token}\r\nAuthorization: Bearer {GatewayApp.AdminToken}\r\nContent-Length: 0");
        status.ShouldBe(401);
    }

    [Test]
    public async Task A_chunked_body_that_never_ends_is_given_up()
    {
        using var client = await RawHttp.ConnectAsync(App.Address);
        await client.SendAsync(Head("Transfer-Encoding: chunked"));
        await client.SendAsync("5\r\n{\"mod\r\n"u8.ToArray());
        client.EndSending();
        (await client.ReadAnswerAsync()).Status.ShouldBeOneOf(0, 400);
    }

    [Test]
    public async Task A_malformed_chunk_is_a_bad_request()
    {
        using var client = await RawHttp.ConnectAsync(App.Address);
        await client.SendAsync(Head("Transfer-Encoding: chunked"));
        await client.SendAsync("zz\r\n{}\r\n0\r\n\r\n"u8.ToArray());
        var (status, body) = await client.ReadAnswerAsync();
        status.ShouldBe(400, body);
    }

    [Test]
    public async Task A_body_that_comes_too_slowly_is_given_up()
    {
        using var client = await RawHttp.ConnectAsync(App.Address);
        await client.SendAsync(Head("Content-Length: 5000"));
        await client.SendAsync("{\"model\":"u8.ToArray());
        var (status, body) = await client.ReadAnswerAsync();
        status.ShouldBeOneOf([400, 408], body);
        body.ShouldContain("\"error\"");
    }

    private byte[] Head(string more) => Encoding.ASCII.GetBytes(
        $"POST /api/v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {_token}\r\nContent-Type: application/json\r\n{more}\r\n\r\n");

    private Task<(int Status, string Body)> AskAsync(string line, string? header = null, string host = "x")
    {
        var length = header?.Contains("Content-Length", StringComparison.Ordinal) == true ? "" : $"\r\nContent-Length: {Body.Length}";
        return RawHttp.AskAsync(
            App.Address,
            $"{line} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {_token}\r\nContent-Type: application/json{length}{(header is null ? "" : "\r\n" + header)}",
            Encoding.UTF8.GetBytes(Body));
    }
}
