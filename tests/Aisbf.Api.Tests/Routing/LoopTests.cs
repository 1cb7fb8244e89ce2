using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Routing;

/// <summary>A gateway whose provider is itself.</summary>
internal sealed class LoopTests : GatewayFixture
{
    private const int Members = 8;

    protected override async Task ConfigureAsync()
    {
        var token = Caller.DefaultRequestHeaders.Authorization!.Parameter;
        await App.PutAsync("/api/admin/providers/self", $$"""{"type":"openai","endpoint":"{{App.Address}}api/v1","api_key":"{{token}}","models":[]}""");
        await App.PutAsync("/api/admin/providers/selfclaude", $$"""{"type":"anthropic","endpoint":"{{App.Address}}api","api_key":"{{token}}","models":[]}""");
        await App.PutProviderAsync("sim");
        await App.PutRotationAsync("ring", "", [.. Enumerable.Range(0, Members).Select(i => $"self:rotation/ring{(i == 0 ? "" : "?" + i)}:1")]);
        await App.PutRotationAsync("saved", "", "self:rotation/saved:9", "sim:sim:1");
    }

    [TestCase("/api/v1/chat/completions", """{"model":"self/x","messages":[{"role":"user","content":"x"}]}""")]
    [TestCase("/api/v1/chat/completions", """{"model":"self/x","stream":true,"messages":[{"role":"user","content":"x"}]}""")]
    [TestCase("/api/v1/chat/completions", """{"model":"selfclaude/x","messages":[{"role":"user","content":"x"}]}""")]
    [TestCase("/api/v1/messages", """{"model":"selfclaude/x","max_tokens":5,"messages":[{"role":"user","content":"x"}]}""")]
    [TestCase("/api/v1/responses", """{"model":"self/x","input":"x"}""")]
    [TestCase("/api/v1/embeddings", """{"model":"self/x","input":"x"}""")]
    [TestCase("/api/v1/audio/speech", """{"model":"self/x","input":"x","voice":"alloy"}""")]
    [TestCase("/api/self/files", """{}""")]
    public async Task A_request_that_comes_back_is_refused(string path, string body)
    {
        var answer = await Caller.PostJsonAsync(path, body);

        answer.Status.ShouldBe(508, answer.Body);
        answer.Body.ShouldContain("came back");
    }

    [Test]
    public async Task The_calls_do_not_multiply_and_nobody_is_blamed()
    {
        for (var i = 0; i < 5; i++)
        {
            var answer = await Caller.PostJsonAsync("/api/v1/chat/completions", """{"model":"rotation/ring","messages":[{"role":"user","content":"x"}]}""");

            answer.Status.ShouldBe(508, answer.Body);
            int.Parse(answer.Header("X-Aisbf-Attempts")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, Members);
        }
    }

    [Test]
    public async Task A_candidate_that_is_no_loop_still_answers()
    {
        for (var i = 0; i < 5; i++)
        {
            (await Caller.PostJsonAsync("/api/v1/chat/completions", """{"model":"rotation/saved","messages":[{"role":"user","content":"x"}]}""")).ShouldBeOk();
        }
    }

    [TestCase("cloudflare; loops=1", 200)]
    [TestCase("aisbf-another", 200)]
    [TestCase("a, b, c, d, e, f, g, h", 508)]
    public async Task Others_on_the_way_are_no_loop_unless_there_are_too_many(string trail, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/chat/completions") { Content = GatewayApp.Chat("sim/sim") };
        request.Headers.Add("CDN-Loop", trail);
        using var response = await Caller.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        if (status == 200) Journal.Requests[^1].Headers["CDN-Loop"].ShouldStartWith($"{trail}, aisbf-");
    }

    [Test]
    public async Task A_trail_belongs_to_its_request_only()
    {
        using var client = App.ClientFor(Caller.DefaultRequestHeaders.Authorization!.Parameter!);
        using var marked = new HttpRequestMessage(HttpMethod.Post, "/api/v1/chat/completions") { Content = GatewayApp.Chat("sim/sim") };
        marked.Headers.Add("CDN-Loop", "cloudflare");
        (await client.SendAsync(marked)).Dispose();

        (await client.PostAsync("/api/v1/chat/completions", GatewayApp.Chat("sim/sim"))).Dispose();

        Journal.Requests[^1].Headers["CDN-Loop"].ShouldMatch("^aisbf-[0-9a-f]{32}$");
    }
}
