using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Fidelity;

/// <summary>Whatever a client speaks and wherever its request goes: it hears of lost fields in its own words, or is refused by name.</summary>
internal sealed class LostFieldTests : GatewayFixture
{
    private static readonly string[] Types = ["vllm", "anthropic", "google", "ollama"];

    private static readonly Dictionary<string, (string Fields, string[] Lost)> Requests = new()
    {
        ["chat/completions"] = ("""
            "messages":[{"role":"user","name":"ann","content":[{"type":"text","text":"Say pong","made_up":1}]}],"logit_bias":{"50256":-100}
            """, ["messages[0].name", "messages[0].content[0].made_up", "logit_bias"]),
        ["completions"] = (""" "prompt":"Say pong","echo":true,"suffix":"!" """, ["echo", "suffix"]),
        ["messages"] = ("""
            "max_tokens":50,"messages":[{"role":"user","content":[{"type":"text","text":"Say pong","cache_control":{"type":"ephemeral"}}]}],"context_management":{"edits":[]}
            """, ["messages.0.content.0.cache_control", "context_management"]),
        ["responses"] = ("""
            "input":[{"role":"user","content":[{"type":"input_text","text":"Say pong","prompt_cache_breakpoint":{"mode":"explicit"}}]}],"text":{"verbosity":"low"}
            """, ["input[0].content[0].prompt_cache_breakpoint", "text.verbosity"]),
    };

    protected override async Task ConfigureAsync()
    {
        foreach (var type in Types)
        {
            await App.PutProviderAsync(type, type, "[]");
            await App.PutProviderAsync($"{type}-strict", type, "[]", ",\"strict\":true");
            await App.PutRotationAsync($"{type}-first", ",\"strategy\":\"priority\"", $"{type}-strict:sim:2", $"{type}:sim:1");
        }
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task The_header_names_what_was_lost(string surface, string type, bool stream)
    {
        var answer = (await PostAsync(surface, $"{type}/sim", stream)).ShouldBeOk();

        answer.MediaType.ShouldBe(stream ? "text/event-stream" : "application/json");
        answer.Header("X-Aisbf-Dropped").ShouldNotBeNull().Split(", ").ShouldBe(Requests[surface].Lost, ignoreOrder: true);
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task A_strict_provider_refuses_by_name_and_is_not_called(string surface, string type, bool stream)
    {
        var model = NewId("strict");
        var answer = await PostAsync(surface, $"{type}-strict/{model}", stream);

        _ = surface == "messages" ? answer.ShouldBeAnthropicError(400, "invalid_request_error") : answer.ShouldBeError(400, "unsupported_feature");
        var message = answer.Error.GetProperty("message").GetString()!;
        foreach (var field in Requests[surface].Lost) message.ShouldContain(field);
        Journal.Requests.ShouldNotContain(request => request.Model == model);
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task A_rotation_goes_on_behind_a_strict_member(string surface, string type, bool stream)
    {
        var answer = (await PostAsync(surface, $"rotation/{type}-first", stream)).ShouldBeOk();

        answer.Header("X-Aisbf-Provider").ShouldBe(type);
        answer.Header("X-Aisbf-Dropped").ShouldNotBeNull();
    }

    private static IEnumerable<TestCaseData> Pairs() =>
        from surface in Requests.Keys
        from type in Types
        where type != PassesThrough(surface)
        from stream in new[] { false, true }
        select new TestCaseData(surface, type, stream);

    private static string? PassesThrough(string surface) => surface switch
    {
        "messages" => "anthropic",
        "responses" => null,
        _ => "vllm",
    };

    private Task<Answer> PostAsync(string surface, string model, bool stream) =>
        Caller.PostAsync(GatewayApp.Json($$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},{{Requests[surface].Fields}}}"""), $"/v1/{surface}");
}
