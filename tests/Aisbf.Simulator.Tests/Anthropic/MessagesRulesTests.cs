namespace Aisbf.Simulator.Tests.Anthropic;

internal sealed class MessagesRulesTests : SimulatorFixture
{
    private const string User = """{"role":"user","content":"x"}""";
    private const string Use = """{"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"f","input":{}}]}""";

    [TestCase(User, "", "max_tokens: Field required")]
    [TestCase(User, ""","max_tokens":9,"n":1""", "n: Extra inputs are not permitted")]
    [TestCase(User, ""","max_tokens":9,"temperature":1.5""", "temperature")]
    [TestCase(User, ""","max_tokens":9,"tool_choice":{"type":"auto"}""", "tool_choice")]
    [TestCase(User, ""","max_tokens":9,"tools":[{"type":"function","function":{"name":"f"}}]""", "Input tag 'function'")]
    [TestCase(User, ""","max_tokens":9,"tools":[{"name":"f"}]""", "input_schema: Field required")]
    [TestCase(User, ""","max_tokens":9,"tools":[{"name":"f","input_schema":{}}]""", "Input should be 'object'")]
    [TestCase(User, ""","max_tokens":9,"tools":[{"name":"a b","input_schema":{"type":"object"}}]""", "should match pattern")]
    [TestCase(User, ""","max_tokens":2000,"thinking":{"type":"enabled","budget_tokens":10}""", "1024")]
    [TestCase(User, ""","max_tokens":1024,"thinking":{"type":"enabled","budget_tokens":1024}""", "must be greater than")]
    [TestCase(User, ""","max_tokens":2000,"temperature":0.5,"thinking":{"type":"enabled","budget_tokens":1024}""", "only be set to 1")]
    [TestCase("", ""","max_tokens":9""", "at least one message")]
    [TestCase("""{"role":"system","content":"x"}""", ""","max_tokens":9""", "Unexpected role \"system\"")]
    [TestCase("""{"role":"assistant","content":"x"}""", ""","max_tokens":9""", "first message must use the \"user\" role")]
    [TestCase("""{"role":"user","name":"n","content":"x"}""", ""","max_tokens":9""", "messages.0.name: Extra inputs")]
    [TestCase("""{"role":"user","content":""}""", ""","max_tokens":9""", "non-empty content")]
    [TestCase("""{"role":"user","content":[{"type":"text","text":""}]}""", ""","max_tokens":9""", "text content blocks must be non-empty")]
    [TestCase("""{"role":"user","content":[{"type":"image_url"}]}""", ""","max_tokens":9""", "Input tag 'image_url'")]
    [TestCase("""{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"data:image/png;base64,AA=="}}]}""", ""","max_tokens":9""", "invalid base64")]
    [TestCase(User + "," + Use, ""","max_tokens":9""", "without `tool_result` blocks immediately after: t1")]
    [TestCase(User + "," + Use + "," + User, ""","max_tokens":9""", "without `tool_result` blocks immediately after: t1")]
    [TestCase("""{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"x"}]}""", ""","max_tokens":9""", "unexpected `tool_use_id`")]
    [TestCase(User + """,{"role":"assistant","content":[{"type":"tool_use","id":"t 1","name":"f","input":{}}]}""", ""","max_tokens":9""", "should match pattern")]
    [TestCase(User + """,{"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"f","input":"{}"}]}""", ""","max_tokens":9""", "valid dictionary")]
    [TestCase(User + """,{"role":"assistant","content":[{"type":"thinking","thinking":"x","signature":"forged"}]}""", ""","max_tokens":9""", "Invalid `signature`")]
    public async Task What_anthropic_refuses_is_refused_in_its_shape(string messages, string rest, string reason)
    {
        var (status, body) = await PostForErrorAsync(
            "/v1/messages", $$"""{"model":"c","messages":[{{messages}}]{{rest}}}""", ("anthropic-version", "2023-06-01"));

        status.ShouldBe(400);
        body.GetProperty("type").GetString().ShouldBe("error");
        body.GetProperty("error").GetProperty("type").GetString().ShouldBe("invalid_request_error");
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain(reason);
    }

    [Test]
    public async Task The_version_header_is_required()
    {
        var (status, body) = await PostForErrorAsync("/v1/messages", $$"""{"model":"c","max_tokens":9,"messages":[{{User}}]}""");

        status.ShouldBe(400);
        body.GetProperty("error").GetProperty("message").GetString().ShouldBe("anthropic-version: header is required");
    }
}
