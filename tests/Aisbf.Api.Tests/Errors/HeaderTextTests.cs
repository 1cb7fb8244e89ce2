using System.Text;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Errors;

/// <summary>Header values with bytes that headers may not have: an answer that was paid for arrives all the same.</summary>
internal sealed class HeaderTextTests : GatewayFixture
{
    private static readonly string[] Names =
    [
        "Content-Type", "Content-Disposition", "Content-Language", "ETag", "Retry-After", "Vary", "Last-Modified", "Content-Range",
        "x-request-id", "request-id", "Server",
    ];

    private static readonly string[] Values = ["caf\u00c3\u00a9", "\u00ff", "a\u0001b", "a\u007fb", "a\tb", "a\u0000b", new('x', 20_000)];

    private readonly RawUpstream _upstream = RawUpstream.Start();
    private string _content = "";

    protected override async Task ConfigureAsync()
    {
        await PutAsync("own", "own-key");
        var json = $$"""{"created":1,"data":[{"url":"{{_upstream.Address}}files/a.png"}]}""";
        _upstream.Answer = _ => RawUpstream.Bytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
        var made = await Caller.PostJsonAsync("/api/v1/images/generations", """{"model":"own/m","prompt":"x"}""");
        _content = new Uri(made.ShouldBeOk().Json.GetProperty("data")[0].GetProperty("url").GetString()!).PathAndQuery;
    }

    [OneTimeTearDown]
    public async Task StopUpstream() => await _upstream.DisposeAsync();

    [TestCase("speech")]
    [TestCase("chat")]
    [TestCase("form")]
    [TestCase("relay")]
    [TestCase("content")]
    public async Task Any_bytes_in_an_upstreams_header_cost_nobody_the_answer(string surface)
    {
        var body = surface is "speech" or "content" ? "sound" : """{"text":"x","choices":[{"index":0,"message":{"role":"assistant","content":"x"},"finish_reason":"stop"}]}""";
        var wrong = new List<string>();
        foreach (var name in Names)
        {
            foreach (var value in Values)
            {
                // What the handler itself refuses to read is the upstream's fault, and no error of ours.
                var type = name == "Content-Type" ? "" : $"Content-Type: {(body[0] == '{' ? "application/json" : "audio/mpeg")}\r\n";
                _upstream.Answer = _ => RawUpstream.Bytes($"HTTP/1.1 200 OK\r\n{type}{name}: {value}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");
                using var answer = await CallAsync(surface);
                var text = await answer.Content.ReadAsStringAsync();
                if ((int)answer.StatusCode != 200) wrong.Add($"{name}: {value[..Math.Min(5, value.Length)]}: {(int)answer.StatusCode} {text}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [TestCase("caf\u00e9")]
    [TestCase("\u9375")]
    public async Task A_clients_header_with_any_letters_goes_upstream_as_it_is(string value)
    {
        _upstream.Answer = _ => RawUpstream.Bytes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

        var answer = await RawHttp.SendAsync(
            App.Address,
            $"GET /api/own/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Caller.DefaultRequestHeaders.Authorization!.Parameter}\r\nPrefer: {value}\r\nConnection: close\r\n\r\n");

        answer.Status.ShouldBe(200, answer.Text);
        Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(_upstream.Requests.Last())).ShouldContain($"Prefer: {value}");
    }

    [TestCase("mod\u00e8le")]
    [TestCase("\u6a21\u578b")]
    [TestCase("a\u0001b")]
    public async Task A_models_name_with_any_letters_is_told_in_ascii(string model)
    {
        var body = """{"choices":[{"index":0,"message":{"role":"assistant","content":"x"},"finish_reason":"stop"}]}""";
        _upstream.Answer = _ => RawUpstream.Bytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        using var answer = await Caller.PostAsync("/api/v1/chat/completions", GatewayApp.Chat($"own/{model}"));

        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        answer.Headers.GetValues("X-Aisbf-Model").Single().ShouldBe(Uri.EscapeDataString(model));
    }

    [Test]
    public async Task The_key_in_an_upstreams_words_is_masked()
    {
        await PutAsync("telltale", "pass-phrase+1");
        const string body = """{"error":{"message":"'pass-phrase+1' may not use this, nor pass-phrase%2B1","type":"invalid_request_error"}}""";
        _upstream.Answer = _ => RawUpstream.Bytes($"HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        var answer = await Caller.PostJsonAsync("/api/v1/chat/completions", """{"model":"telltale/m","messages":[{"role":"user","content":"x"}]}""");

        answer.Status.ShouldBe(400, answer.Body);
        answer.Body.ShouldContain("may not use this, nor ***");
        answer.Body.ShouldNotContain("phrase");
    }

    [Test]
    public async Task A_refused_prompt_blames_nobody()
    {
        const string body = """{"error":{"code":403,"message":"m requires moderation. Your input was flagged","metadata":{"reasons":["violence"],"flagged_input":"x"}}}""";
        _upstream.Answer = _ => RawUpstream.Bytes($"HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        for (var i = 0; i < 5; i++)
        {
            var answer = await Caller.PostJsonAsync("/api/v1/chat/completions", """{"model":"own/moderated","messages":[{"role":"user","content":"x"}]}""");

            answer.Status.ShouldBe(403, answer.Body);
            answer.Body.ShouldContain("Your input was flagged");
        }
    }

    private Task PutAsync(string id, string key) => App.PutAsync(
        $"/api/admin/providers/{id}", $$"""{"type":"openai","endpoint":"{{_upstream.Address}}v1","api_key":"{{key}}","models":[]}""");

    private async Task<HttpResponseMessage> CallAsync(string surface)
    {
        var model = $"own/{NewId("m")}";
        if (surface is "relay") return await Caller.GetAsync("/api/own/files");
        if (surface is "content") return await Caller.GetAsync(_content);
        if (surface is "chat") return await Caller.PostAsync("/api/v1/chat/completions", GatewayApp.Chat(model));
        if (surface is "speech") return await Caller.PostAsync("/api/v1/audio/speech", GatewayApp.Json($$"""{"model":"{{model}}","input":"x","voice":"alloy"}"""));

        using var form = new MultipartFormDataContent { { new StringContent(model), "model" }, { new ByteArrayContent([1]), "file", "a.mp3" } };
        return await Caller.PostAsync("/api/v1/audio/transcriptions", form);
    }
}
