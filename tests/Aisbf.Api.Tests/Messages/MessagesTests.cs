using System.Text;
using System.Text.Json;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Messages;

internal sealed class MessagesTests : GatewayFixture
{
    private const string Path = "/v1/messages";

    protected override async Task ConfigureAsync()
    {
        foreach (var type in new[] { "anthropic", "openai", "google", "ollama" }) await App.PutProviderAsync(type, type, "[]");
        await App.PutProviderAsync("strict", "openai", "[]", ",\"strict\":true");
    }

    [TestCase("/v1")]
    [TestCase("/api/v1")]
    [TestCase("/api")]
    [TestCase("/api/openai")]
    [TestCase("/api/openai/v1")]
    public async Task Messages_are_answered_on_every_path(string family)
    {
        var answer = await PostAsync($"{family}/messages", Body("openai/sim"));

        answer.ShouldBeOk().Json.GetProperty("type").GetString().ShouldBe("message");
        (await PostAsync($"{family}/messages/count_tokens", Body("openai/sim"))).ShouldBeOk().Json.GetProperty("input_tokens").GetInt32().ShouldBeGreaterThan(0);
    }

    [TestCase("anthropic")]
    [TestCase("openai")]
    [TestCase("google")]
    [TestCase("ollama")]
    public async Task A_stream_is_Anthropics_over_every_dialect(string type)
    {
        var answer = (await PostAsync(Path, Body($"{type}/sim", ",\"stream\":true"))).ShouldBeOk();

        answer.MediaType.ShouldBe("text/event-stream");
        var events = answer.Events.Select(data => JsonDocument.Parse(data).RootElement.GetProperty("type").GetString()!).Where(name => name != "ping").ToList();
        events[..2].ShouldBe(["message_start", "content_block_start"]);
        events[^3..].ShouldBe(["content_block_stop", "message_delta", "message_stop"]);
    }

    [Test]
    public async Task A_library_that_wants_the_conversation_kept_is_told_in_its_own_words_that_it_is_not([Values("anthropic", "openai")] string type)
    {
        var answer = await PostAsync(Path, Body($"{type}/sim-thread", ",\"thread\":{\"type\":\"create\"}"));

        answer.Status.ShouldBe(400);
        var error = answer.Json.GetProperty("error");
        error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        error.GetProperty("details").GetProperty("error_code").GetString().ShouldBe("thread_unsupported_request");
        CallsTo("sim-thread").ShouldBeEmpty();
    }

    [TestCase(Path, 200)]
    [TestCase("/v1/messages/nowhere", 404)]
    public async Task Anthropics_clients_get_the_requests_id_by_Anthropics_name_as_well(string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = GatewayApp.Json(Body("openai/sim")) };
        request.Headers.Add("anthropic-version", "2023-06-01");

        using var response = await Caller.SendAsync(request);

        var answer = await Answer.ReadAsync(response);
        answer.Status.ShouldBe(status);
        answer.Header("request-id").ShouldBe(answer.Header("X-Request-Id").ShouldNotBeNull());
    }

    [Test]
    public async Task Between_Anthropic_and_Anthropic_nothing_but_the_models_name_changes()
    {
        Journal.Clear();
        var body = """{ "model" : "anthropic/sim-pure", "max_tokens":20,  "messages":[{"role":"user","content":[{"type":"text","text":"Say ö","cache_control":{"type":"ephemeral"}}]}] }""";

        var answer = (await PostAsync(Path, body)).ShouldBeOk();

        Encoding.UTF8.GetString(CallsTo("sim-pure").Single().Body.Span).ShouldBe(body.Replace("anthropic/sim-pure", "sim-pure", StringComparison.Ordinal));
        answer.Json.GetProperty("id").GetString().ShouldStartWith("msg_");
        answer.Header("X-Aisbf-Dropped").ShouldBeNull();
    }

    [Test]
    public async Task Only_known_betas_go_on_and_only_to_Anthropic_and_credentials_never()
    {
        Journal.Clear();
        foreach (var type in new[] { "anthropic", "openai" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = GatewayApp.Json(Body($"{type}/sim-beta")) };
            request.Headers.TryAddWithoutValidation("anthropic-beta", "interleaved-thinking-2025-05-14, files-api-2025-04-14");
            request.Headers.TryAddWithoutValidation("anthropic-version", "1999-01-01");
            using var response = await Caller.SendAsync(request);
            (await Answer.ReadAsync(response)).ShouldBeOk();
        }

        var calls = CallsTo("sim-beta");
        calls[0].Headers["anthropic-beta"].ToString().ShouldBe("interleaved-thinking-2025-05-14");
        calls[0].Headers["anthropic-version"].ToString().ShouldBe("2023-06-01");
        calls[0].Headers["x-api-key"].ToString().ShouldBe("key-of-anthropic");
        calls[1].Headers.ContainsKey("anthropic-beta").ShouldBeFalse();
        calls[1].Headers.ContainsKey("x-api-key").ShouldBeFalse();
    }

    [Test]
    public async Task What_is_lost_is_named_in_Anthropics_words_and_refused_where_that_is_wanted()
    {
        const string more = ""","top_k":5,"stop_sequences":["x"],"metadata":{"user_id":"u"},"tools":[{"type":"web_search_20250305","name":"web_search"}],"container":"c" """;

        (await PostAsync(Path, Body("openai/sim", more))).ShouldBeOk().Header("X-Aisbf-Dropped").ShouldBe("top_k, tools.0, container");
        Message(await PostAsync(Path, Body("strict/sim", more)), 400, "invalid_request_error").ShouldContain("top_k, tools.0, container");
    }

    [TestCase("""{"model":"openai/sim","max_tokens":5,"messages":[{"role":"user","content":7}]}""", "messages.0.content: ")]
    [TestCase("""{"model":"openai/sim","messages":[{"role":"user","content":"x"}]}""", "max_tokens: ")]
    [TestCase("""{"model":"openai/sim","max_tokens":5}""", "'messages' is required")]
    [TestCase("""{"model":"openai/sim",""", "not valid JSON")]
    public async Task A_wrong_request_is_refused_with_the_fields_name(string body, string words) =>
        Message(await PostAsync(Path, body), 400, "invalid_request_error").ShouldContain(words);

    [TestCase("anthropic", "status=429;retry-after=7", 429, "rate_limit_error")]
    [TestCase("openai", "status=429;retry-after=7", 429, "rate_limit_error")]
    [TestCase("anthropic", "status=500", 502, "api_error")]
    [TestCase("anthropic", "status=529", 503, "overloaded_error")]
    [TestCase("openai", "status=503", 503, "overloaded_error")]
    [TestCase("openai", "status=401", 502, "api_error")]
    public async Task An_upstreams_refusal_has_Anthropics_body_and_the_right_status(string type, string fault, int status, string error)
    {
        var answer = await PostAsync(Path, Body($"{type}/{NewId()}#{fault}"));

        Message(answer, status, error);
        answer.Header("Retry-After").ShouldBe(fault.Contains("retry-after", StringComparison.Ordinal) ? "7" : null);
    }

    [TestCase("anthropic")]
    [TestCase("openai")]
    [TestCase("google")]
    public async Task A_stream_that_breaks_off_ends_with_one_error_and_no_end_mark(string type)
    {
        var answer = (await PostAsync(Path, Body($"{type}/{NewId()}#error-at=3;gap=80ms", ",\"stream\":true"))).ShouldBeOk();

        var last = JsonDocument.Parse(answer.Events[^1]).RootElement;
        last.GetProperty("type").GetString().ShouldBe("error");
        last.GetProperty("error").GetProperty("type").GetString().ShouldBeOneOf("api_error", "overloaded_error");
        answer.Body.ShouldContain("event: error\n");
        answer.Body.ShouldNotContain("message_stop");
        answer.Body.ShouldNotContain("[DONE]");
    }

    [TestCase("anthropic", null)]
    [TestCase("openai", "true")]
    [TestCase("google", "true")]
    public async Task Tokens_are_counted_by_Anthropic_and_estimated_for_others(string type, string? estimated)
    {
        var answer = (await PostAsync($"{Path}/count_tokens", $$"""{"model":"{{type}}/sim","messages":[{"role":"user","content":"Say pong, twice please."}]}""")).ShouldBeOk();

        answer.Json.GetProperty("input_tokens").GetInt32().ShouldBeInRange(5, 40);
        answer.Header("X-Aisbf-Estimated").ShouldBe(estimated);
    }

    [Test]
    public async Task Thinking_of_another_vendor_is_taken_out_before_it_goes_to_Anthropic()
    {
        var first = (await PostAsync(Path, Body("openai/sim#reasoning"))).ShouldBeOk().Json.GetProperty("content");
        first[0].GetProperty("type").GetString().ShouldBe("thinking");
        Journal.Clear();

        var answer = await PostAsync(Path, $$"""
            {"model":"anthropic/sim-other","max_tokens":20,"messages":[{"role":"user","content":"x"},{"role":"assistant","content":{{first.GetRawText()}}},{"role":"user","content":"y"}]}
            """);

        answer.ShouldBeOk().Header("X-Aisbf-Dropped").ShouldBe("messages.1.content.0");
        Encoding.UTF8.GetString(CallsTo("sim-other").Single().Body.Span).ShouldNotContain("thinking");
    }

    private static string Message(Answer answer, int status, string type) =>
        answer.ShouldBeAnthropicError(status, type).Error.GetProperty("message").GetString()!;

    private static string Body(string model, string more = "") =>
        $$"""{"model":"{{model}}","max_tokens":50,"messages":[{"role":"user","content":"Say pong"}]{{more}}}""";

    private async Task<Answer> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Caller.PostAsync(path, content);
        return await Answer.ReadAsync(response);
    }
}
