using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Usage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>
/// Upstreams of every dialect that stop in the middle, under clients of every dialect: the stream ends with that dialect's
/// error, and what the upstream had counted by then is on record.
/// </summary>
internal sealed class BrokenDialectTests : GatewayFixture
{
    private readonly Meter _meter = new();
    private OwnUpstream _upstream = null!;

    protected override void Register(IServiceCollection services) => services.AddSingleton<IUsageSink>(_meter);

    protected override async Task ConfigureAsync()
    {
        _upstream = await OwnUpstream.StartAsync(context => context.Response.WriteAsync(Half(context.Request.Path)));
        foreach (var type in new[] { "openai", "anthropic", "google", "ollama" })
        {
            var path = type switch { "openai" or "anthropic" => "/v1", "google" => "/v1beta", _ => "" };
            var address = new Uri(_upstream.Address, path).AbsoluteUri.TrimEnd('/');
            await App.PutAsync($"/api/admin/providers/{type}", $$"""
                {"name":"{{type}}","type":"{{type}}","endpoint":"{{address}}","api_key":"k","default_error_cooldown":0,"models":[{"name":"m"}]}
                """);
        }
    }

    [OneTimeTearDown]
    public async Task StopUpstream() => await _upstream.DisposeAsync();

    [Test]
    public async Task A_stream_that_stops_ends_with_the_clients_error_and_is_counted(
        [Values("openai", "anthropic", "google", "ollama")] string type, [Values("chat/completions", "completions", "messages", "responses")] string surface)
    {
        _meter.Records.Clear();
        var asked = surface switch { "completions" => "\"prompt\":\"x\"", "responses" => "\"input\":\"x\"", _ => "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]" };
        using var response = await Caller.PostAsync(
            $"/v1/{surface}", GatewayApp.Json($$"""{"model":"{{type}}/m",{{asked}},"max_tokens":9,"stream":true}"""));
        var answer = (await Answer.ReadAsync(response)).ShouldBeOk();

        answer.Body.ShouldContain("half");
        ShouldEndInError(surface, answer);
        await Eventually.HoldsAsync(() => !_meter.Records.IsEmpty);
        _meter.Records.TryTake(out var record).ShouldBeTrue();
        record.Completed.ShouldBeFalse();
        TokenUsage? counted = (type, surface) is ("ollama", _) or ("openai", "responses") ? null : new TokenUsage(7, 2);
        record.Usage.ShouldBe(counted);
    }

    private static void ShouldEndInError(string surface, Answer answer)
    {
        var last = surface is "messages" or "responses" ? answer.Events[^1] : answer.Events[^2];
        var error = JsonNode.Parse(last)!;
        switch (surface)
        {
            case "messages":
                error["type"]!.GetValue<string>().ShouldBe("error");
                error["error"]!["type"]!.GetValue<string>().ShouldBe("api_error");
                answer.Body.ShouldNotContain("message_stop");
                break;
            case "responses":
                error["type"]!.GetValue<string>().ShouldBe("error");
                answer.Events.Select(data => JsonNode.Parse(data)!["sequence_number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(0, answer.Events.Count));
                answer.Body.ShouldNotContain("response.completed");
                break;
            default:
                error["error"]!["code"]!.GetValue<string>().ShouldBe("upstream_error");
                answer.Events[^1].ShouldBe("[DONE]");
                answer.Body.ShouldNotContain("\"finish_reason\":\"");
                break;
        }
    }

    /// <summary>The beginning of an answer, in the dialect whose path it is.</summary>
    private static string Half(string path)
    {
        const string usage = "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}";
        if (path.EndsWith("/responses", StringComparison.Ordinal))
            return Sse("""{"type":"response.created","sequence_number":0,"response":{"object":"response","status":"in_progress"}}""", """{"type":"response.output_text.delta","sequence_number":1,"delta":"half"}""");
        if (path.EndsWith("/messages", StringComparison.Ordinal))
            return Sse("""{"type":"message_start","message":{"id":"m","type":"message","usage":{"input_tokens":7,"output_tokens":2}}}""", """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"half"}}""");
        if (path.Contains(":streamGenerateContent", StringComparison.Ordinal))
            return Sse("""{"candidates":[{"content":{"parts":[{"text":"half"}]}}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":2}}""");
        if (path.EndsWith("/api/chat", StringComparison.Ordinal))
            return "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"half\"},\"done\":false}\n";
        return path.EndsWith("/chat/completions", StringComparison.Ordinal)
            ? Sse($$"""{"id":"c","choices":[{"index":0,"delta":{"content":"half"},"finish_reason":null}],{{usage}}}""")
            : Sse($$"""{"id":"c","object":"text_completion","choices":[{"index":0,"text":"half","finish_reason":null}],{{usage}}}""");
    }

    private static string Sse(params string[] events) => string.Concat(events.Select(data => $"data: {data}\n\n"));

    private sealed class Meter : IUsageSink
    {
        public ConcurrentBag<UsageRecord> Records { get; } = [];

        public void Record(in UsageRecord record) => Records.Add(record);
    }
}
