namespace Aisbf.Simulator.Tests.OpenAi;

internal sealed class ChatTests : SimulatorFixture
{
    private const string Path = "/v1/chat/completions";
    private const string Tools = """
        [{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{
          "city":{"type":"string"},"days":{"type":"integer","minimum":2},"unit":{"enum":["c","f"]},"note":{"type":"string"}},"required":["city","days","unit"]}}}]
        """;

    [Test]
    public async Task A_chat_is_answered_with_an_echo_of_the_last_user_message()
    {
        var body = await PostForJsonAsync(Path, """{"model":"gpt-x","messages":[{"role":"user","content":"hello"}]}""");

        body.GetProperty("object").GetString().ShouldBe("chat.completion");
        body.GetProperty("model").GetString().ShouldBe("gpt-x");
        var choice = body.GetProperty("choices")[0];
        choice.GetProperty("message").GetProperty("content").GetString().ShouldBe("Pong from simulator model gpt-x: hello");
        choice.GetProperty("finish_reason").GetString().ShouldBe("stop");
        var usage = body.GetProperty("usage");
        usage.GetProperty("total_tokens").GetInt32().ShouldBe(
            usage.GetProperty("prompt_tokens").GetInt32() + usage.GetProperty("completion_tokens").GetInt32());
        usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task A_stream_has_role_text_finish_usage_and_done_in_this_order()
    {
        using var answer = await PostAsync(Path, """
            {"model":"gpt-x","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"hello"}]}
            """);
        var events = await Sse.ReadAsync(answer);

        events[^1].Data.ShouldBe("[DONE]");
        var chunks = events.Json();
        chunks[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString().ShouldBe("assistant");
        chunks[^1].GetProperty("choices").GetArrayLength().ShouldBe(0);
        chunks[^1].GetProperty("usage").GetProperty("completion_tokens").GetInt32().ShouldBePositive();
        chunks[^2].GetProperty("choices")[0].GetProperty("finish_reason").GetString().ShouldBe("stop");
        string.Concat(chunks.Where(c => c.GetProperty("choices").GetArrayLength() > 0)
            .Select(c => c.GetProperty("choices")[0].GetProperty("delta"))
            .Select(d => d.TryGetProperty("content", out var text) ? text.GetString() : ""))
            .ShouldBe("Pong from simulator model gpt-x: hello");
    }

    [Test]
    public async Task Without_include_usage_a_stream_counts_no_tokens()
    {
        using var answer = await PostAsync(Path, """{"model":"m","stream":true,"messages":[{"role":"user","content":"hello"}]}""");

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("usage");
    }

    [Test]
    public async Task An_offered_tool_is_called_with_its_required_arguments()
    {
        var body = await PostForJsonAsync(Path, $$"""{"model":"m","messages":[{"role":"user","content":"weather?"}],"tools":{{Tools}}}""");

        var choice = body.GetProperty("choices")[0];
        choice.GetProperty("finish_reason").GetString().ShouldBe("tool_calls");
        var call = choice.GetProperty("message").GetProperty("tool_calls").EnumerateArray().ShouldHaveSingleItem();
        call.GetProperty("function").GetProperty("name").GetString().ShouldBe("get_weather");
        call.GetProperty("function").GetProperty("arguments").GetString().ShouldBe("""{"city":"sample city","days":2,"unit":"c"}""");
    }

    [Test]
    public async Task Two_tools_are_called_at_once_when_the_user_says_parallel()
    {
        using var answer = await PostAsync(Path, $$"""{"model":"m","stream":true,"messages":[{"role":"user","content":"in parallel"}],"tools":{{Tools}}}""");
        var calls = (await Sse.ReadAsync(answer)).Json()
            .Select(c => c.GetProperty("choices")[0].GetProperty("delta"))
            .Where(d => d.TryGetProperty("tool_calls", out _))
            .Select(d => d.GetProperty("tool_calls")[0])
            .GroupBy(c => c.GetProperty("index").GetInt32())
            .ToList();

        calls.Select(c => c.Key).ShouldBe([0, 1]);
        foreach (var call in calls)
        {
            call.First().GetProperty("id").GetString().ShouldStartWith("call_");
            Parse(string.Concat(call.Select(c => c.GetProperty("function").GetProperty("arguments").GetString())))
                .GetProperty("days").GetInt32().ShouldBe(2);
        }
    }

    [Test]
    public async Task A_tool_result_is_quoted_in_text()
    {
        var body = await PostForJsonAsync(Path, $$$"""
            {"model":"m","tools":{{{Tools}}},"messages":[{"role":"user","content":"weather?"},
             {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"c1","content":"sunny, 21"}]}
            """);

        body.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!.ShouldContain("sunny, 21");
    }

    [Test]
    public async Task Reasoning_comes_before_the_text_and_is_counted()
    {
        var body = await PostForJsonAsync(Path, """{"model":"m","reasoning_effort":"low","messages":[{"role":"user","content":"why"}]}""");

        body.GetProperty("choices")[0].GetProperty("message").GetProperty("reasoning_content").GetString()!.ShouldContain("why");
        body.GetProperty("usage").GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32().ShouldBePositive();
    }

    [Test]
    public async Task A_json_schema_is_filled_in()
    {
        var body = await PostForJsonAsync(Path, """
            {"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":
             {"type":"object","properties":{"a":{"type":"boolean"},"b":{"type":"array","items":{"type":"number"}}},"required":["a","b"]}}}}
            """);

        body.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString().ShouldBe("""{"a":true,"b":[1.5]}""");
    }

    [Test]
    public async Task Max_tokens_and_stop_end_the_text_early()
    {
        var cut = await PostForJsonAsync(Path, """{"model":"m","max_tokens":2,"messages":[{"role":"user","content":"x"}]}""");
        var stopped = await PostForJsonAsync(Path, """{"model":"m","stop":["simulator"],"messages":[{"role":"user","content":"x"}]}""");

        cut.GetProperty("choices")[0].GetProperty("finish_reason").GetString().ShouldBe("length");
        cut.GetProperty("usage").GetProperty("completion_tokens").GetInt32().ShouldBe(2);
        stopped.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString().ShouldBe("Pong from ");
    }

    [Test]
    public async Task Azure_names_the_model_in_the_path()
    {
        var body = await PostForJsonAsync(
            "/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21", """{"messages":[{"role":"user","content":"x"}]}""", ("api-key", "k"));

        body.GetProperty("model").GetString().ShouldBe("my-gpt");
    }

    [TestCase("""{"messages":[{"role":"user","content":"x"}]}""", "model")]
    [TestCase("""{"model":"m","messages":[]}""", "empty array")]
    [TestCase("""{"model":"m","messages":[{"role":"bot","content":"x"}]}""", "Invalid value: 'bot'")]
    [TestCase("""{"model":"m","messages":[{"role":"tool","tool_call_id":"c1","content":"x"}]}""", "must be a response to a preceeding message")]
    [TestCase("""{"model":"m","messages":[{"role":"tool","content":"x"}]}""", "tool_call_id")]
    [TestCase("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"user","content":"x"}]}""", "did not have response messages: c1")]
    [TestCase("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":{}}}]}]}""", "strings")]
    [TestCase("""{"model":"m","messages":[{"role":"user","content":[{"type":"image"}]}]}""", "content")]
    [TestCase("""{"model":"m","stream_options":{},"messages":[{"role":"user","content":"x"}]}""", "stream_options")]
    [TestCase("""{"model":"m","tool_choice":"auto","messages":[{"role":"user","content":"x"}]}""", "tool_choice")]
    [TestCase("""{"model":"m","temperature":3,"messages":[{"role":"user","content":"x"}]}""", "temperature")]
    [TestCase("{\"model\":", "could not parse")]
    public async Task What_openai_refuses_is_refused_in_its_shape(string request, string reason)
    {
        var (status, body) = await PostForErrorAsync(Path, request);

        status.ShouldBe(400);
        body.GetProperty("error").GetProperty("type").GetString().ShouldBe("invalid_request_error");
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain(reason);
    }
}
