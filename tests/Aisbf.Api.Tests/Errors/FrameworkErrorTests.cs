using System.IO.Compression;
using System.Text;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Errors;

/// <summary>Errors that the framework makes before any code of ours has been asked have the same bodies as ours.</summary>
internal sealed class FrameworkErrorTests : GatewayFixture
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:Server:MaxRequestBodyBytes"] = "4096" };

    [TestCase("GET", "/nowhere", 404, "not_found")]
    [TestCase("GET", "/v1/nowhere", 404, "not_found")]
    [TestCase("POST", "/v1/nothing", 404, "not_found")]
    [TestCase("GET", "/index.html", 404, "not_found")]
    [TestCase("GET", "/api/administrators", 404, "not_found")]
    [TestCase("GET", "/api/v1/chat/completions", 405, "method_not_allowed")]
    [TestCase("DELETE", "/api/v1/models", 405, "method_not_allowed")]
    [TestCase("POST", "/health", 405, "method_not_allowed")]
    [TestCase("TRACE", "/api/v1/models", 405, "method_not_allowed")]
    [TestCase("BREW", "/api/v1/models", 405, "method_not_allowed")]
    public async Task On_other_paths_they_are_in_the_dialect_of_OpenAI(string method, string path, int status, string code)
    {
        var answer = (await App.Admin.SendAsync(method, path)).ShouldBeError(status, code);
        answer.Header("X-Request-Id").ShouldNotBeNullOrEmpty();
        (answer.ContentHeaders.Allow.Count > 0).ShouldBe(status == 405);
    }

    [TestCase("GET", "/api/admin", 404, "not_found")]
    [TestCase("GET", "/api/admin/nowhere", 404, "not_found")]
    [TestCase("GET", "/API/Admin/nowhere", 404, "not_found")]
    [TestCase("POST", "/api/admin/providers", 405, "method_not_allowed")]
    [TestCase("PATCH", "/api/admin/providers/x", 405, "method_not_allowed")]
    [TestCase("PUT", "/api/admin/tokens", 405, "method_not_allowed")]
    [TestCase("GET", "/api/admin/config/import", 405, "method_not_allowed")]
    [TestCase("DELETE", "/api/admin/tokens/no-guid", 404, "not_found")]
    public async Task On_paths_of_management_they_are_problems(string method, string path, int status, string code)
    {
        var answer = (await App.Admin.SendAsync(method, path)).ShouldBeProblem(status, code);
        (answer.ContentHeaders.Allow.Count > 0).ShouldBe(status == 405);
    }

    [Test]
    public async Task A_body_above_the_servers_limit_is_413_whether_its_length_is_announced_or_not()
    {
        var text = new string('x', 10_000);
        foreach (var chunked in new[] { false, true })
        {
            (await SendAsync(HttpMethod.Post, "/api/v1/chat/completions", $$"""{"model":"{{text}}"}""", chunked)).ShouldBeError(413, "payload_too_large");
            (await SendAsync(HttpMethod.Put, "/api/admin/providers/x", $$"""{"name":"{{text}}"}""", chunked)).ShouldBeProblem(413, "payload_too_large");
            (await SendAsync(HttpMethod.Post, "/api/admin/tokens", $$"""{"description":"{{text}}"}""", chunked)).ShouldBeProblem(413, "payload_too_large");
            (await SendAsync(HttpMethod.Post, "/api/admin/routes/explain", $$"""{"model":"{{text}}"}""", chunked)).ShouldBeProblem(413, "payload_too_large");
        }
    }

    [Test]
    public async Task A_body_that_is_not_JSON_is_415()
    {
        foreach (var type in new[] { "text/plain", "multipart/form-data; boundary=x", "application/xml" })
        {
            (await SendTypedAsync("POST", "/api/v1/chat/completions", type)).ShouldBeError(415, "unsupported_media_type");
            (await SendTypedAsync("POST", "/api/admin/routes/explain", type)).ShouldBeProblem(415, "unsupported_media_type");
            (await SendTypedAsync("POST", "/api/admin/config/import", type)).ShouldBeProblem(415, "unsupported_media_type");
        }
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_body_that_is_broken_is_400(string encoding)
    {
        (await App.Admin.SendAsync("POST", "/api/v1/chat/completions", Encoded("not compressed", encoding))).ShouldBeError(400, "invalid_request");
        (await App.Admin.SendAsync("PUT", "/api/admin/providers/x", Encoded("not compressed", encoding))).ShouldBeProblem(400, "invalid_request");
        (await App.Admin.SendAsync("POST", "/api/admin/config/import", Encoded("not compressed", encoding))).ShouldBeProblem(400, "invalid_request");
    }

    [Test]
    public async Task A_small_body_that_grows_beyond_the_limit_is_413()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($$"""{"model":"{{new string('x', 10_000_000)}}"}"""));
        }

        foreach (var (method, path) in new[] { ("POST", "/api/v1/chat/completions"), ("PUT", "/api/admin/providers/x") })
        {
            var content = new ByteArrayContent(packed.ToArray()[..4000]);
            content.Headers.ContentType = new("application/json");
            content.Headers.ContentEncoding.Add("gzip");
            var answer = await App.Admin.SendAsync(method, path, content);
            answer.ShouldHaveStatus(413);
            answer.Body.ShouldContain("payload_too_large");
        }
    }

    [Test]
    public async Task A_chunked_body_that_is_broken_is_400_in_the_dialect_of_its_path()
    {
        var chat = await SendBrokenAsync("POST /api/v1/chat/completions");
        chat.Status.ShouldBe(400, chat.Text);
        chat.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("invalid_request");
        var provider = await SendBrokenAsync("PUT /api/admin/providers/x");
        provider.Status.ShouldBe(400, provider.Text);
        provider.Json.GetProperty("code").GetString().ShouldBe("invalid_request");
    }

    [Test]
    public async Task An_upstreams_retry_after_reaches_the_caller()
    {
        await App.PutProviderAsync("busy", models: """[{"name":"busy-model"}]""");
        App.Simulator.Rules.Add("status=429;retry-after=17", "busy-model");
        var answer = (await Caller.ChatAsync("busy/busy-model")).ShouldBeError(429, "rate_limit_exceeded");
        answer.Header("Retry-After").ShouldBe("17");
    }

    [Test]
    public async Task Every_answer_has_a_request_id_of_its_own_which_the_caller_cannot_choose()
    {
        var ids = new List<string?>();
        foreach (var path in new[] { "/health", "/nowhere", "/api/v1/models", "/api/admin/providers", "/swagger/v1/swagger.json" })
        {
            ids.Add((await App.Anonymous.SendAsync("GET", path, null, "X-Request-Id", "my-own")).Header("X-Request-Id"));
        }

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id != null && id.Length == 32);
    }

    private Task<RawAnswer> SendBrokenAsync(string target) => RawHttp.SendAsync(
        App.Address,
        $"{target} HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {GatewayApp.AdminToken}\r\nContent-Type: application/json\r\n"
        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZZ\r\n{}\r\n0\r\n\r\n");

    private static StringContent Encoded(string text, string encoding)
    {
        var content = GatewayApp.Json(text);
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, string json, bool chunked)
    {
        using var request = new HttpRequestMessage(method, path) { Content = GatewayApp.Json(json) };
        request.Headers.TransferEncodingChunked = chunked;

        // The server closes the connection on such a body; who is still sending then may not see the answer.
        request.Headers.ExpectContinue = true;
        using var response = await App.Admin.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private Task<Answer> SendTypedAsync(string method, string path, string type)
    {
        var content = new StringContent("{}");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
        return App.Admin.SendAsync(method, path, content);
    }
}
