using System.Text.Json;

namespace Aisbf.Simulator.Tests.OpenAi;

internal sealed class ResponsesTests : SimulatorFixture
{
    private const string Path = "/v1/responses";

    [Test]
    public async Task A_response_has_text_and_usage()
    {
        var answer = await PostForJsonAsync(Path, """{"model":"m","input":"Say pong","store":false}""");

        answer.GetProperty("object").GetString().ShouldBe("response");
        answer.GetProperty("status").GetString().ShouldBe("completed");
        answer.GetProperty("store").GetBoolean().ShouldBeFalse();
        answer.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain("Say pong");
        answer.GetProperty("usage").GetProperty("total_tokens").GetInt32().ShouldBePositive();
    }

    [Test]
    public async Task Events_are_numbered_and_the_last_has_the_whole_response()
    {
        using var answer = await PostAsync(Path, """{"model":"m#reasoning","input":"Say pong","stream":true}""");
        var events = (await Sse.ReadAsync(answer)).Json().ToList();

        events.Select(e => e.GetProperty("sequence_number").GetInt32()).ShouldBe(Enumerable.Range(0, events.Count));
        var deltas = string.Concat(events.Where(e => Type(e) == "response.output_text.delta").Select(e => e.GetProperty("delta").GetString()));
        Type(events[^1]).ShouldBe("response.completed");
        events[^1].GetProperty("response").GetProperty("output")[1].GetProperty("content")[0].GetProperty("text").GetString().ShouldBe(deltas);
    }

    [Test]
    public async Task Tools_are_called_and_their_results_read()
    {
        const string tools = """ "tools":[{"type":"function","name":"f","parameters":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}}] """;
        var asked = await PostForJsonAsync(Path, $$"""{"model":"m","input":"Call f",{{tools}}}""");
        var call = asked.GetProperty("output")[0];
        call.GetProperty("type").GetString().ShouldBe("function_call");
        var result = $$"""{"type":"function_call_output","call_id":"{{call.GetProperty("call_id").GetString()}}","output":"done"}""";

        var answered = await PostForJsonAsync(Path, $$"""{"model":"m","input":[{"role":"user","content":"Call f"},{{call.GetRawText()}},{{result}}],{{tools}}}""");
        using var orphan = await PostAsync(Path, $$"""{"model":"m","input":[{{result}}],{{tools}}}""");

        answered.GetProperty("output")[0].GetProperty("type").GetString().ShouldBe("message");
        ((int)orphan.StatusCode).ShouldBe(400);
    }

    [Test]
    public async Task Encrypted_reasoning_belongs_to_the_key_that_made_it()
    {
        var first = await SendAsync("key-a", """{"model":"m#reasoning","input":"Think","include":["reasoning.encrypted_content"]}""");
        var reasoning = JsonDocument.Parse(first.Body).RootElement.GetProperty("output")[0].GetRawText();
        var again = $$"""{"model":"m","input":[{{reasoning}},{"role":"user","content":"Go on"}]}""";

        (await SendAsync("key-a", again)).Status.ShouldBe(200);
        (await SendAsync("key-b", again)).Status.ShouldBe(400);
    }

    private async Task<(int Status, string Body)> SendAsync(string key, string body)
    {
        using var response = await PostAsync(Path, body, ("Authorization", $"Bearer {key}"));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string? Type(JsonElement e) => e.GetProperty("type").GetString();
}
