using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aisbf.Api.Tests.Relay;

/// <summary>Requests to what providers have besides models.</summary>
internal sealed class RelayTests : GatewayFixture
{
    private OwnUpstream _upstream = null!;
    private Func<HttpContext, Task> _answer = null!;
    private string _seen = "";
    private IHeaderDictionary _headers = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Server:MaxUploadBytes"] = "500000",
        ["Aisbf:Upstream:FirstByteTimeout"] = "00:00:05",
        ["Aisbf:Upstream:IdleTimeout"] = "00:00:01",
        ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true",
        ["Aisbf:Tenancy:UsersMayUseGlobalRoutes"] = "true",
    };

    protected override async Task ConfigureAsync()
    {
        _upstream = await OwnUpstream.StartAsync(context =>
        {
            _seen = $"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget}";
            _headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
            return _answer(context);
        });
        await App.PutAsync("/api/admin/providers/own", Provider("v1"));
        await App.PutAsync("/api/admin/providers/off", Provider("v1", ""","disabled":true"""));
        await App.PutAsync("/api/admin/providers/keyless", Provider("v1").Replace("own-key", "", StringComparison.Ordinal));
    }

    [SetUp]
    public void Answer_as_usual() => _answer = context => context.Response.WriteAsync("{\"ok\":true}");

    [OneTimeTearDown]
    public async Task StopUpstream() => await _upstream.DisposeAsync();

    [Test]
    public async Task A_provider_can_be_open_for_model_calls_only()
    {
        await App.PutAsync("/api/admin/providers/shut", Provider("v1", ""","own_surfaces":false"""));
        _seen = "";
        (await Caller.ReadAsync("/api/shut/files")).ShouldBeError(403, "permission_denied");
        (await Caller.PostAsync(GatewayApp.Json("{}"), "/api/shut")).ShouldBeError(403, "permission_denied");
        _seen.ShouldBeEmpty();
        (await Caller.ChatAsync("shut/m")).Status.ShouldNotBe(403);
        _seen.ShouldBe("POST /v1/chat/completions");
        (await App.Admin.ReadAsync("/api/admin/providers/shut")).ShouldBeOk().Json.GetProperty("own_surfaces").GetBoolean().ShouldBeFalse();
    }

    [Test]
    public async Task A_client_that_takes_its_time_is_not_held_against_the_provider()
    {
        var block = new byte[1_000_000];
        const int blocks = 40;
        _answer = async context =>
        {
            for (var i = 0; i < blocks; i++)
            {
                await context.Response.Body.WriteAsync(block);
            }
        };

        using var response = await Caller.GetAsync("/api/own/files/large", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        long read = await body.ReadAtLeastAsync(block, block.Length);
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        for (int more; (more = await body.ReadAsync(block)) > 0;)
        {
            read += more;
        }

        read.ShouldBe(blocks * (long)block.Length);
    }

    [TestCase("GET", "/api/own/files?limit=2", "/v1/files?limit=2")]
    [TestCase("GET", "/api/own/v1/files", "/v1/files")]
    [TestCase("GET", "/api/own/v2/files", "/v1/v2/files")]
    [TestCase("DELETE", "/api/own/files/file-1", "/v1/files/file-1")]
    [TestCase("PUT", "/api/own/files/file-1", "/v1/files/file-1")]
    [TestCase("PATCH", "/api/own/files/a%20b", "/v1/files/a%20b")]
    [TestCase("POST", "/api/own/batches", "/v1/batches")]
    [TestCase("POST", "/api/own", "/v1")]
    [TestCase("GET", "/api/own/chat/completions/chatcmpl-1", "/v1/chat/completions/chatcmpl-1")]
    [TestCase("GET", "/api/own/files?key=a&x=1&access_token=b", "/v1/files?x=1")]
    public async Task A_request_goes_to_the_same_place_below_the_providers_address(string method, string path, string expected)
    {
        (await SendAsync(method, path)).ShouldBeOk().Body.ShouldBe("{\"ok\":true}");

        _seen.ShouldBe($"{method} {expected}");
    }

    [Test]
    public async Task Only_the_providers_credential_and_harmless_headers_go_on()
    {
        await SendAsync("GET", "/api/own/files", request =>
        {
            request.Headers.TryAddWithoutValidation("Cookie", "a=b");
            request.Headers.TryAddWithoutValidation("x-api-key", Caller.DefaultRequestHeaders.Authorization!.Parameter);
            request.Headers.TryAddWithoutValidation("api-key", "mine");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "10.0.0.1");
            request.Headers.TryAddWithoutValidation("Forwarded", "for=10.0.0.1");
            request.Headers.TryAddWithoutValidation("User-Agent", "me");
            request.Headers.TryAddWithoutValidation("OpenAI-Organization", "mine");
            request.Headers.TryAddWithoutValidation("Idempotency-Key", "once");
            request.Headers.TryAddWithoutValidation("OpenAI-Beta", "assistants=v2");
            request.Headers.TryAddWithoutValidation("Range", "bytes=0-1");
        });

        _headers.Keys.Order(StringComparer.OrdinalIgnoreCase).ShouldBe(["Accept-Encoding", "Authorization", "CDN-Loop", "Host", "Idempotency-Key", "OpenAI-Beta", "Range"]);
        _headers.Authorization.ToString().ShouldBe("Bearer own-key");
    }

    [Test]
    public async Task An_answer_comes_with_its_status_body_and_harmless_headers([Values(200, 206, 400, 404, 409, 429, 500)] int status)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/x-own";
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.SetCookie = "a=b";
            context.Response.Headers["openai-organization"] = "the-account";
            context.Response.Headers["x-ratelimit-remaining-requests"] = "7";
            context.Response.Headers.Location = "https://elsewhere.example/";
            return context.Response.WriteAsync("words");
        };

        var answer = await SendAsync("GET", "/api/own/files");

        answer.Status.ShouldBe(status);
        answer.Body.ShouldBe("words");
        answer.MediaType.ShouldBe("text/x-own");
        answer.Header("ETag").ShouldBe("\"1\"");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("X-Aisbf-Provider").ShouldBe("own");
        answer.Header("Set-Cookie").ShouldBeNull();
        answer.Header("Location").ShouldBeNull();
        answer.Headers.Select(h => h.Key).ShouldAllBe(name => !name.StartsWith("openai", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("x-ratelimit", StringComparison.OrdinalIgnoreCase));
    }

    [Test]
    public async Task A_key_that_an_error_repeats_is_overwritten_wherever_the_reads_cut_it([Values(0, 1, 3, 6)] int cut)
    {
        const string text = "{\"error\":\"own-key is wrong, really: own-key\"}";
        var at = text.IndexOf("own-key", StringComparison.Ordinal) + cut;
        _answer = async context =>
        {
            context.Response.StatusCode = 400;
            context.Response.ContentLength = text.Length;
            await context.Response.WriteAsync(text[..at]);
            await context.Response.Body.FlushAsync();
            await Task.Delay(50);
            await context.Response.WriteAsync(text[at..]);
        };

        var answer = await Caller.ReadAsync("/api/own/files");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBe(text.Replace("own-key", "*******", StringComparison.Ordinal));
    }

    [TestCase(401, 502, "provider_auth_error")]
    [TestCase(403, 502, "provider_auth_error")]
    [TestCase(302, 502, "upstream_error")]
    [TestCase(307, 502, "upstream_error")]
    public async Task What_is_between_us_and_the_provider_is_not_passed_on(int status, int told, string code)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/v1/elsewhere";
            return context.Response.WriteAsync("account 7 of somebody");
        };

        (await SendAsync("GET", "/api/own/files")).ShouldBeError(told, code).Body.ShouldNotContain("somebody");
    }

    [Test]
    public async Task A_compressed_body_goes_on_compressed_and_comes_back_compressed()
    {
        var packed = Pack("[1,2,3]");
        byte[] got = [];
        _answer = async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            got = body.ToArray();
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(got);
        };
        using var content = new ByteArrayContent(packed);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-own");
        content.Headers.ContentEncoding.Add("gzip");

        using var response = await Caller.PostAsync("/api/own/files", content);

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(packed);
        got.ShouldBe(packed);
        _headers.ContentEncoding.ToString().ShouldBe("gzip");
        _headers.ContentType.ToString().ShouldBe("application/x-own");
        _headers.ContentLength.ShouldBe(packed.Length);
    }

    [Test]
    public async Task A_body_without_a_length_is_passed_on_while_it_arrives()
    {
        var arrived = new TaskCompletionSource();
        _answer = async context =>
        {
            await context.Request.Body.ReadExactlyAsync(new byte[5]);
            arrived.SetResult();
            using var rest = new StreamReader(context.Request.Body);
            await context.Response.WriteAsync(await rest.ReadToEndAsync());
        };
        using var client = await RawHttp.ConnectAsync(App.Address);
        await client.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /api/own/files HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: {Caller.DefaultRequestHeaders.Authorization}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n"));
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await client.SendAsync("4\r\nlast\r\n0\r\n\r\n"u8.ToArray());

        var (status, body) = await client.ReadAnswerAsync();
        status.ShouldBe(200);
        body.ShouldContain("last");
    }

    [Test]
    public async Task A_body_above_the_limit_is_refused([Values] bool chunked)
    {
        _answer = async context => await context.Request.Body.CopyToAsync(Stream.Null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/own/files") { Content = new ByteArrayContent(new byte[600_000]) };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await Caller.SendAsync(request);

        (await Answer.ReadAsync(response)).ShouldBeError(413, "payload_too_large");
    }

    [Test]
    public async Task An_answer_that_breaks_off_resets_the_clients_connection()
    {
        var seen = new TaskCompletionSource();
        _answer = async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            await seen.Task;
            context.Abort();
        };

        using var response = await Caller.GetAsync("/api/own/files", HttpCompletionOption.ResponseHeadersRead);
        response.IsSuccessStatusCode.ShouldBeTrue();
        seen.SetResult();
        await Should.ThrowAsync<Exception>(response.Content.ReadAsByteArrayAsync());
    }

    [Test]
    [Retry(3)]
    public async Task A_client_that_leaves_cancels_the_upstream_at_once([Values] bool uploading)
    {
        var arrived = new TaskCompletionSource();
        var left = new TaskCompletionSource<DateTimeOffset>();
        _answer = async context =>
        {
            context.RequestAborted.Register(() => left.TrySetResult(TimeProvider.System.GetUtcNow()));
            if (!uploading)
            {
                await context.Response.WriteAsync("beginning");
                await context.Response.Body.FlushAsync();
            }

            arrived.SetResult();
            await left.Task;
        };
        using var client = await RawHttp.ConnectAsync(App.Address);
        await client.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /api/own/files HTTP/1.1\r\nHost: h\r\nAuthorization: {Caller.DefaultRequestHeaders.Authorization}\r\nContent-Length: {(uploading ? 1000 : 0)}\r\n\r\n"
            + (uploading ? "half" : "")));
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var now = TimeProvider.System.GetUtcNow();
        client.Dispose();

        (await left.Task.WaitAsync(TimeSpan.FromSeconds(20)) - now).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [TestCase("/api/own/%2e%2e/admin")]
    [TestCase("/api/own/files/%2e%2e/%2e%2e/x")]
    [TestCase("/api/own/files%2fx")]
    [TestCase("/api/own/files%5cx")]
    [TestCase("/api/own/files%00")]
    [TestCase("/api/own//evil.example/x")]
    [TestCase("/api/own/@evil.example")]
    [TestCase("/api/own/http://evil.example")]
    [TestCase("/api/own/a/../../own/files")]
    [TestCase("/api/%6fwn/files")]
    [TestCase("http://evil.example/api/own/files")]
    public async Task A_path_that_is_not_written_plainly_is_refused(string target)
    {
        _seen = "";
        var (status, _) = await RawHttp.AskAsync(App.Address, $"GET {target} HTTP/1.1\nHost: h\nAuthorization: {Caller.DefaultRequestHeaders.Authorization}");

        status.ShouldBeOneOf(400, 404);
        _seen.ShouldBe("");
    }

    [TestCase("GET", "/api/nobody/files", 404, "not_found")]
    [TestCase("GET", "/api/off/files", 503, "upstream_unavailable")]
    [TestCase("GET", "/api/keyless/files", 503, "upstream_unavailable")]
    [TestCase("GET", "/api/v1/files", 404, "not_found")]
    [TestCase("GET", "/api/v1/chat/completions", 405, "method_not_allowed")]
    [TestCase("POST", "/api/rotations/files", 404, "not_found")]
    [TestCase("OPTIONS", "/api/own/files", 404, "not_found")]
    [TestCase("GET", "/api/own", 404, "not_found")]
    public async Task What_is_no_providers_is_not_passed_on(string method, string path, int status, string code)
    {
        _seen = "";
        (await SendAsync(method, path)).ShouldBeError(status, code);
        _seen.ShouldBe("");
    }

    [Test]
    public async Task A_websocket_is_refused_in_words()
    {
        var answer = await SendAsync("GET", "/api/own/realtime", request =>
        {
            request.Headers.Connection.Add("Upgrade");
            request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        });

        answer.ShouldBeError(400, "unsupported_feature");
    }

    [Test]
    public async Task A_token_that_is_limited_to_models_or_made_for_MCP_may_not()
    {
        using var mcp = await App.CreateCallerAsync("mcp");
        (await mcp.ReadAsync("/api/own/files")).ShouldBeError(403, "permission_denied");

        var created = await App.Admin.PostJsonAsync("/api/admin/tokens", """{"description":"d","allowed_models":["own/*"]}""");
        using var limited = App.ClientFor(created.Json.GetProperty("token").GetString()!);
        (await limited.ReadAsync("/api/own/files")).ShouldBeError(403, "permission_denied");
        (await limited.ReadAsync("/api/nobody/files")).ShouldBeError(403, "permission_denied");
        (await App.Anonymous.ReadAsync("/api/own/files")).ShouldBeError(401, "invalid_api_key");
    }

    [Test]
    public async Task A_user_reaches_own_providers_by_every_path_and_nobody_elses_not_even_shared_ones()
    {
        using var ann = await Tenant.CreateAsync(App, "ann");
        using var ben = await Tenant.CreateAsync(App, "ben");
        await ann.PutAsync("/api/user/providers/hers", Provider("v1").Replace("own-key", "her-key", StringComparison.Ordinal));

        foreach (var path in new[] { "/api/hers/files", "/api/user/hers/files", "/api/u/ann/hers/files" })
        {
            (await ann.Client.ReadAsync(path)).ShouldBeOk();
            _seen.ShouldBe("GET /v1/files");
            _headers.Authorization.ToString().ShouldBe("Bearer her-key");
        }

        _seen = "";
        (await ann.Client.ReadAsync("/api/own/files")).ShouldBeError(404, "not_found");
        foreach (var path in new[] { "/api/hers/files", "/api/user/hers/files", "/api/u/ann/hers/files", "/api/u/nobody/hers/files" })
        {
            (await ben.Client.ReadAsync(path)).ShouldBeError(404, "not_found");
        }

        (await Caller.ReadAsync("/api/hers/files")).ShouldBeError(404, "not_found");
        _seen.ShouldBe("");
    }

    private async Task<Answer> SendAsync(string method, string path, Action<HttpRequestMessage>? more = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        more?.Invoke(request);
        using var response = await Caller.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private string Provider(string path, string more = "") =>
        $$"""{"type":"openai","endpoint":"{{_upstream.Address.GetLeftPart(UriPartial.Authority)}}/{{path}}","api_key":"own-key","models":[{"name":"m"}]{{more}}}""";
}
