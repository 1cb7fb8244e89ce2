using System.Text.Json.Nodes;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Responses;

/// <summary>Clients of the Responses API at upstreams that do not have it.</summary>
internal sealed class ResponsesTranslationTests : GatewayFixture
{
    private const string Path = "/v1/responses";
    private const string Pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private const string Tools = """ "tools":[{"type":"function","name":"get_weather","strict":false,"parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}] """;

    private static readonly string[] Providers = ["claude", "gemini", "llama", "plain"];

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("claude", "anthropic", "[]");
        await App.PutProviderAsync("gemini", "google", "[]");
        await App.PutProviderAsync("llama", "ollama", "[]");
        await App.PutProviderAsync("plain", "vllm", "[]");
        await App.PutProviderAsync("strict", "anthropic", "[]", ",\"strict\":true");
    }

    [TestCaseSource(nameof(Providers))]
    public async Task A_text_is_answered_whole(string provider)
    {
        var answer = (await PostAsync($$"""{"model":"{{provider}}/sim","instructions":"Be brief.","input":"Say pong","store":false}""")).ShouldBeOk().Json;

        answer.GetProperty("object").GetString().ShouldBe("response");
        answer.GetProperty("id").GetString()!.ShouldStartWith("resp_");
        answer.GetProperty("status").GetString().ShouldBe("completed");
        answer.GetProperty("instructions").GetString().ShouldBe("Be brief.");
        answer.GetProperty("store").GetBoolean().ShouldBeFalse();
        answer.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain("Say pong");
        answer.GetProperty("usage").GetProperty("total_tokens").GetInt32().ShouldBePositive();
    }

    [TestCaseSource(nameof(Providers))]
    public async Task A_text_is_answered_in_numbered_events(string provider)
    {
        var answer = (await PostAsync($$"""{"model":"{{provider}}/sim#crlf","input":[{"role":"user","content":"Say pong"}],"stream":true}""")).ShouldBeOk();

        answer.MediaType.ShouldBe("text/event-stream");
        var events = answer.Events.Select(e => JsonNode.Parse(e)!).ToList();
        events.Select(e => e["sequence_number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(0, events.Count));
        var text = string.Concat(events.Where(e => Type(e) == "response.output_text.delta").Select(e => e["delta"]!.GetValue<string>()));
        Type(events[0]).ShouldBe("response.created");
        Type(events[^1]).ShouldBe("response.completed");
        text.ShouldContain("Say pong");
        events[^1]["response"]!["output"]![0]!["content"]![0]!["text"]!.GetValue<string>().ShouldBe(text);
        events[^1]["response"]!["usage"]!["output_tokens"]!.GetValue<int>().ShouldBePositive();
    }

    [TestCaseSource(nameof(Providers))]
    public async Task Thought_and_calls_come_back_as_they_were(string provider)
    {
        var head = $$"""{"model":"{{provider}}/claude-sonnet-4-5#reasoning","reasoning":{"effort":"medium"},"include":["reasoning.encrypted_content"],{{Tools}},"input":[{"role":"user","content":"What is the weather in Paris and Rome?"}""";
        var asked = JsonNode.Parse((await PostAsync(head + "]}")).ShouldBeOk().Body)!["output"]!.AsArray();
        var calls = asked.Where(item => Type(item!) == "function_call").ToList();
        calls.ShouldNotBeEmpty();
        asked.ShouldContain(item => Type(item!) == "reasoning");

        var results = calls.Select(call => new JsonObject { ["type"] = "function_call_output", ["call_id"] = call!["call_id"]!.DeepClone(), ["output"] = "21 degrees" });
        var input = string.Join(',', asked.Select(item => item!.ToJsonString()).Concat(results.Select(item => item.ToJsonString())));
        var answer = (await PostAsync($"{head},{input}]}}")).ShouldBeOk();

        var said = JsonNode.Parse(answer.Body)!["output"]!.AsArray();
        said.ShouldContain(item => Type(item!) == "message");
        if (provider is "claude" or "gemini") (answer.Header("X-Aisbf-Dropped") ?? "").ShouldNotContain("input[");
    }

    [Test]
    public async Task Thinking_of_one_vendor_is_left_out_for_another_and_named()
    {
        var asked = JsonNode.Parse((await PostAsync("""{"model":"claude/claude-sonnet-4-5#reasoning","reasoning":{"effort":"low"},"input":"Think"}""")).ShouldBeOk().Body)!["output"]!.AsArray();
        var input = string.Join(',', asked.Select(item => item!.ToJsonString()));

        var answer = (await PostAsync($$"""{"model":"gemini/sim","input":[{"role":"user","content":"Think"},{{input}},{"role":"user","content":"Go on"}]}""")).ShouldBeOk();

        answer.Header("X-Aisbf-Dropped")!.ShouldContain("input[1]");
    }

    [TestCaseSource(nameof(Providers))]
    public async Task Pictures_and_a_form_for_the_answer_arrive(string provider)
    {
        Journal.Clear();
        var answer = (await PostAsync($$$$$"""
            {"model":"{{{{{provider}}}}}/sim","input":[{"role":"user","content":[{"type":"input_text","text":"Describe"},{"type":"input_image","image_url":"{{{{{Pixel}}}}}"}]}],
             "text":{"format":{"type":"json_schema","name":"answer","schema":{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"],"additionalProperties":false}}}}
            """)).ShouldBeOk().Json;

        var text = answer.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString()!;
        JsonNode.Parse(text)!["ok"].ShouldNotBeNull();
        Journal.Requests.Single().BodyText.ShouldContain("iVBORw0KGgo");
    }

    [TestCase("claude/sim#drop=6")]
    [TestCase("gemini/sim#drop=1")]
    [TestCase("plain/sim#drop=3")]
    public async Task A_stream_that_breaks_off_says_so_in_its_last_events(string model)
    {
        var answer = (await PostAsync($$"""{"model":"{{model}};text=one%20two%20three%20four%20five%20six","input":"x","stream":true}""")).ShouldBeOk();

        var events = answer.Events.Select(e => JsonNode.Parse(e)!).ToList();
        events.Select(e => e["sequence_number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(0, events.Count));
        Type(events[^2]).ShouldBe("response.failed");
        Type(events[^1]).ShouldBe("error");
        events[^2]["response"]!["error"]!["code"]!.GetValue<string>().ShouldBe("server_error");
    }

    [Test]
    public async Task An_answer_that_is_too_long_is_incomplete()
    {
        var answer = (await PostAsync("""{"model":"claude/sim#finish=length","input":"x"}""")).ShouldBeOk().Json;

        answer.GetProperty("status").GetString().ShouldBe("incomplete");
        answer.GetProperty("incomplete_details").GetProperty("reason").GetString().ShouldBe("max_output_tokens");
    }

    [TestCase(""" "tools":[{"type":"web_search"}] """, "tools[0].type")]
    [TestCase(""" "previous_response_id":"resp_1" """, "previous_response_id")]
    [TestCase(""" "conversation":{"id":"conv_1"} """, "conversation")]
    [TestCase(""" "background":true """, "background")]
    [TestCase(""" "prompt":{"id":"pmpt_1"} """, "prompt")]
    [TestCase(""" "store":true """, "store")]
    public async Task What_cannot_be_had_is_refused_by_name(string field, string param)
    {
        var answer = (await PostAsync($$"""{"model":"claude/sim","input":"x",{{field}}}""")).ShouldBeError(400, "unsupported_feature");
        answer.Error.GetProperty("param").GetString().ShouldBe(param);
    }

    [Test]
    public async Task A_strict_provider_refuses_what_it_cannot_carry_by_the_clients_own_names()
    {
        var answer = await PostAsync("""{"model":"strict/sim","input":"x","text":{"verbosity":"low"}}""");

        answer.ShouldBeError(400, "unsupported_feature").Error.GetProperty("param").GetString().ShouldBe("text.verbosity");
    }

    private Task<Answer> PostAsync(string body) => Caller.PostAsync(GatewayApp.Json(body), Path);

    private static string Type(JsonNode item) => item["type"]!.GetValue<string>();
}
