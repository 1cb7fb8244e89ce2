using System.Text.Json;

namespace Aisbf.Simulator.Tests.Ollama;

internal sealed class ChatTests : SimulatorFixture
{
    private const string Path = "/api/chat";
    private const string Tools = """[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"q":{"type":"string"}},"required":["q"]}}}]""";

    [Test]
    public async Task A_chat_streams_lines_unless_told_not_to()
    {
        using var answer = await PostAsync(Path, """{"model":"llama","messages":[{"role":"user","content":"hello"}]}""");
        var lines = await LinesAsync(answer);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        string.Concat(lines.Select(l => l.GetProperty("message").GetProperty("content").GetString())).ShouldBe("Pong from simulator model llama: hello");
        lines.Count(l => l.GetProperty("done").GetBoolean()).ShouldBe(1);
        lines[^1].GetProperty("done_reason").GetString().ShouldBe("stop");
        lines[^1].GetProperty("eval_count").GetInt32().ShouldBePositive();
        lines[^1].GetProperty("prompt_eval_count").GetInt32().ShouldBePositive();
    }

    [Test]
    public async Task Stream_false_is_one_object()
    {
        var body = await PostForJsonAsync(Path, """{"model":"m","stream":false,"options":{"num_predict":2},"messages":[{"role":"user","content":"x"}]}""");

        body.GetProperty("done_reason").GetString().ShouldBe("length");
        body.GetProperty("eval_count").GetInt32().ShouldBe(2);
    }

    [Test]
    public async Task Tools_are_called_with_an_object_and_thinking_comes_apart()
    {
        var message = (await PostForJsonAsync(
            Path, $$"""{"model":"m","stream":false,"think":true,"tools":{{Tools}},"messages":[{"role":"user","content":"parallel"}]}""")).GetProperty("message");

        message.GetProperty("thinking").GetString()!.ShouldContain("parallel");
        message.GetProperty("tool_calls").GetArrayLength().ShouldBe(2);
        message.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetProperty("q").GetString().ShouldBe("sample q");
    }

    [Test]
    public async Task A_streamed_tool_call_is_one_line_and_a_result_is_quoted()
    {
        using var call = await PostAsync(Path, $$"""{"model":"m","tools":{{Tools}},"messages":[{"role":"user","content":"x"}]}""");
        var body = await PostForJsonAsync(Path, $$"""
            {"model":"m","stream":false,"tools":{{Tools}},"messages":[{"role":"user","content":"x"},
             {"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":{"q":"x"} } }]},{"role":"tool","tool_name":"f","content":"found"}]}
            """);

        (await LinesAsync(call)).Count.ShouldBe(2);
        body.GetProperty("message").GetProperty("content").GetString()!.ShouldContain("found");
    }

    [Test]
    public async Task A_format_is_filled_in()
    {
        var body = await PostForJsonAsync(Path, """
            {"model":"m","stream":false,"messages":[{"role":"user","content":"x"}],"format":{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"]}}
            """);

        body.GetProperty("message").GetProperty("content").GetString().ShouldBe("""{"ok":true}""");
    }

    [Test]
    public async Task An_error_in_mid_stream_is_a_line_and_the_last_line_can_be_missing()
    {
        const string Body = """{"model":"m","messages":[{"role":"user","content":"x"}]}""";
        var error = await LinesAsync(await PostAsync(Path, Body, ("x-sim", "error-at=2;message=out%20of%20memory")));
        var open = await LinesAsync(await PostAsync(Path, Body, ("x-sim", "no-finish;crlf;comments")));

        error[^1].GetProperty("error").GetString().ShouldBe("out of memory");
        open.ShouldAllBe(l => !l.GetProperty("done").GetBoolean());
    }

    [Test]
    public async Task Probes_and_embeddings_answer()
    {
        (await ReadJsonAsync(await GetAsync("/api/version"))).GetProperty("version").GetString().ShouldNotBeEmpty();
        (await ReadJsonAsync(await GetAsync("/api/tags"))).GetProperty("models")[0].GetProperty("name").GetString().ShouldBe("sim-small");
        (await PostForJsonAsync("/api/show", """{"model":"llama-sim"}""")).GetProperty("details").GetProperty("format").GetString().ShouldBe("gguf");
        (await PostForJsonAsync("/api/embed", """{"model":"m","input":["a","b"]}""")).GetProperty("embeddings").GetArrayLength().ShouldBe(2);
    }

    [TestCase("""{"messages":[]}""", "model is required")]
    [TestCase("""{"model":"m","messages":[{"role":"developer","content":"x"}]}""", "invalid role")]
    [TestCase("""{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"x"}]}]}""", "cannot unmarshal array into Go struct field ChatRequest.messages.content")]
    [TestCase("""{"model":"m","messages":[{"role":"user","content":"x","images":["data:image/png;base64,AA=="]}]}""", "illegal base64 data at input byte 4")]
    [TestCase("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}]}""", "cannot unmarshal string into Go struct field ChatRequest.messages.tool_calls.function.arguments")]
    [TestCase("""{"model":"m","format":"yaml","messages":[]}""", "invalid format")]
    public async Task What_ollama_refuses_is_refused_in_its_shape(string request, string reason)
    {
        var (status, body) = await PostForErrorAsync(Path, request);

        status.ShouldBe(400);
        body.GetProperty("error").GetString()!.ShouldContain(reason);
    }

    private static async Task<List<JsonElement>> LinesAsync(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadAsStringAsync()).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
}
