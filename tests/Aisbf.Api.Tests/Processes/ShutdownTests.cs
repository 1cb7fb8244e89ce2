using System.Diagnostics;
using System.Net.Http.Headers;
using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Api.Tests.Processes;

/// <summary>What clients see while the process is asked to stop.</summary>
internal sealed class ShutdownTests : ProcessFixture
{
    private static readonly string Event =
        """data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"p"}}]}""" + "\n\n";

    private const string AnthropicStart =
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}\n\n"
        + "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
        + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"p\"}}\n\n";

    protected override Dictionary<string, string> Variables => new()
    {
        ["Aisbf__Server__DrainDelay"] = "00:00:03",
        ["Aisbf__Server__ShutdownTimeout"] = "00:00:03",
        ["Logging__LogLevel__Aisbf"] = "Information",
    };

    [SetUp]
    public async Task StartAgainAsync()
    {
        if (Gateway.HasExited)
        {
            Client.Dispose();
            await Gateway.DisposeAsync();
            await StartGatewayAsync();
        }
    }

    [Test]
    public async Task It_is_not_ready_first_takes_requests_still_and_ends_what_is_left_in_the_clients_own_words()
    {
        (await ReadyAsync()).ShouldBe((200, """{"status":"ready","database":"ok"}"""));
        (string Path, string Model, string End)[] streams =
        [
            ("/v1/chat/completions", "p/m", "data: [DONE]\n\n"),
            ("/v1/chat/completions", "a/m", "data: [DONE]\n\n"),
            ("/v1/messages", "a/m", "\n\n"),
            ("/v1/messages", "p/m", "\n\n"),
        ];
        var open = new List<(HttpResponseMessage Response, string End)>();
        foreach (var (path, model, end) in streams)
        {
            open.Add((await StreamAsync(path, model), end));
        }

        var start = Stopwatch.StartNew();
        Gateway.Signal("TERM");
        await Gateway.WaitForLineAsync("Stopping: not ready any more");
        (await ReadyAsync()).ShouldBe((503, """{"status":"stopping","database":"ok"}"""));
        (await ChatAsync()).ShouldBe(200);
        using (var another = NewClient(Address))
        {
            using var health = await another.GetAsync("/health");
            health.IsSuccessStatusCode.ShouldBeTrue();
            using var live = await another.GetAsync("/health/live");
            live.IsSuccessStatusCode.ShouldBeTrue();
        }

        foreach (var (response, end) in open)
        {
            var text = await response.Content.ReadAsStringAsync();
            text.ShouldContain("The gateway stops");
            text.ShouldContain("error");
            text.ShouldEndWith(end);
            response.Dispose();
        }

        start.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(4));
        (await Gateway.WaitForExitAsync()).ShouldBe(0);
    }

    [TestCase("TERM", "TERM", 143)]
    [TestCase("TERM", "INT", 130)]
    [TestCase("INT", "INT", 130)]
    public async Task A_second_signal_ends_it_at_once(string first, string second, int code)
    {
        if ((first == "INT" || second == "INT") && Gateway.IgnoresInterrupt)
        {
            Assert.Ignore("The tests run in the background of a shell, which has SIGINT ignored.");
        }

        using var stream = await StreamAsync("/v1/chat/completions", "p/m");
        Gateway.Signal(first);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        Gateway.HasExited.ShouldBeFalse();
        Gateway.Signal(second);
        (await Gateway.WaitForExitAsync()).ShouldBe(code);
    }

    protected override async Task StreamAsync(HttpContext context)
    {
        await context.Response.WriteAsync(context.Request.Path == "/v1/messages" ? AnthropicStart : Event);
        await context.Response.Body.FlushAsync();
        await Task.Delay(TimeSpan.FromSeconds(60), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private async Task<HttpResponseMessage> StreamAsync(string path, string model)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = GatewayApp.Json($$"""{"model":"{{model}}","stream":true,"max_tokens":5,"messages":[{"role":"user","content":"x"}]}"""),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        ((int)response.StatusCode).ShouldBe(200, path);
        return response;
    }

    private async Task<(int Status, string Body)> ReadyAsync()
    {
        using var response = await Client.GetAsync("/health/ready");
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
