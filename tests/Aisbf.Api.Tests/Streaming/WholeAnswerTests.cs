using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>Upstreams that answer a streamed request with a whole answer.</summary>
internal sealed class WholeAnswerTests : GatewayFixture
{
    private const string OpenAi = """
        {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"pong"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}
        """;

    private const string Claude = """
        {"id":"m1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"pong"}],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":2}}
        """;

    private const string Gemini = """
        {"candidates":[{"content":{"role":"model","parts":[{"text":"pong"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":2,"totalTokenCount":5}}
        """;

    private const string Llama = """{"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"pong"},"done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":2}""";

    private readonly RawUpstream _upstream = RawUpstream.Start();

    protected override async Task ConfigureAsync()
    {
        foreach (var type in (string[])["openai", "anthropic", "google", "ollama"])
        {
            await App.PutAsync($"/api/admin/providers/{type}", $$"""{"type":"{{type}}","endpoint":"{{_upstream.Address}}","api_key":"own-key","models":[]}""");
        }
    }

    [OneTimeTearDown]
    public async Task StopUpstream() => await _upstream.DisposeAsync();

    [Test]
    public async Task Everybody_gets_a_stream_of_a_whole_answer(
        [Values("openai", "anthropic", "google", "ollama")] string upstream, [Values("chat/completions", "messages", "responses")] string surface)
    {
        Answer(upstream switch { "openai" => OpenAi, "anthropic" => Claude, "google" => Gemini, _ => Llama });
        if (upstream == "openai" && surface == "responses") Answer(OpenAi, only: "/chat/completions");

        using var response = await Caller.PostAsync($"/api/v1/{surface}", Body(surface, $"{upstream}/m"));
        var text = await response.Content.ReadAsStringAsync();

        ((int)response.StatusCode).ShouldBe(200, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        text.ShouldContain("pong");
        text.ShouldContain(surface switch
        {
            "chat/completions" => "\"finish_reason\":\"stop\"",
            "messages" => "\"stop_reason\":\"end_turn\"",
            _ => "event: response.completed",
        });
        if (surface == "chat/completions")
        {
            text.TrimEnd().ShouldEndWith("data: [DONE]");
            text.ShouldContain("\"total_tokens\":5");
        }
    }

    [Test]
    public async Task A_text_completion_becomes_one_event()
    {
        Answer("{\n\"id\":\"c\",\"object\":\"text_completion\",\r\n\"choices\":[{\"index\":0,\"text\":\"pong\",\"finish_reason\":\"stop\"}]}");

        using var response = await Caller.PostAsync("/api/v1/completions", GatewayApp.Json("""{"model":"openai/m","prompt":"x","stream":true}"""));

        (await response.Content.ReadAsStringAsync()).ShouldBe(
            "data: {\"id\":\"c\",\"object\":\"text_completion\",\"choices\":[{\"index\":0,\"text\":\"pong\",\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
    }

    [Test]
    public async Task A_response_becomes_its_events()
    {
        Answer("""
            {"id":"r1","object":"response","status":"completed","model":"m","output":[{"type":"message","id":"i1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"pong","annotations":[]}]},{"type":"function_call","id":"i2","call_id":"c","name":"f","arguments":"{}","status":"completed"}],"usage":{"input_tokens":3,"output_tokens":2,"total_tokens":5}}
            """);

        using var response = await Caller.PostAsync("/api/v1/responses", Body("responses", "openai/m"));

        var text = await response.Content.ReadAsStringAsync();
        text.Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal)).Select(line => line[16..]).ShouldBe(
        [
            "created", "output_item.added", "content_part.added", "output_text.delta", "output_text.done", "content_part.done", "output_item.done",
            "output_item.added", "function_call_arguments.delta", "function_call_arguments.done", "output_item.done", "completed",
        ]);
        text.ShouldContain("\"delta\":\"pong\"");
    }

    [Test]
    public async Task An_error_in_place_of_an_answer_is_still_one([Values("openai", "anthropic", "google")] string upstream)
    {
        Answer("""{"error":{"message":"the queue is full","type":"server_error"}}""");

        var answer = await Caller.PostAsync("/api/v1/chat/completions", Body("chat/completions", $"{upstream}/{NewId("e")}"));

        ((int)answer.StatusCode).ShouldBe(502);
    }

    private static StringContent Body(string surface, string model) => surface switch
    {
        "responses" => GatewayApp.Json($$"""{"model":"{{model}}","input":"Say pong","stream":true}"""),
        "messages" => GatewayApp.Chat(model, stream: true, ",\"max_tokens\":50"),
        _ => GatewayApp.Chat(model, stream: true, ",\"stream_options\":{\"include_usage\":true}"),
    };

    private void Answer(string json, string? only = null) => _upstream.Answer = request => RawUpstream.Bytes(
        only is not null && !request.Split(' ')[1].EndsWith(only, StringComparison.Ordinal)
            ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            : $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
}
