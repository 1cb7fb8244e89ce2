using System.Text.Json;
using System.Text.Json.Nodes;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Messages;

/// <summary>Signed thinking that passes between Anthropic and Anthropic unchanged, where several credentials could get it back.</summary>
internal sealed class MessageReasoningTests : GatewayFixture
{
    private const string Path = "/v1/messages";

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("a", "anthropic");
        await App.PutProviderAsync("b", "anthropic");
        await App.PutRotationAsync("both", "", "a:sim:1", "b:sim:1");
        await App.PutRotationAsync("ordered", ",\"strategy\":\"priority\"", "a:sim:2", "b:sim:1");
        await App.PutProviderAsync("down", "anthropic", """[{"name":"sim"},{"name":"sim#status=500"}]""");
        await App.PutRotationAsync("failing", ",\"strategy\":\"priority\"", "down:sim#status=500:2", "b:sim:1");
    }

    [Test]
    public async Task A_conversation_stays_with_the_credential_that_thought_in_it([Values] bool stream)
    {
        foreach (var turn in Enumerable.Range(0, 4))
        {
            var asked = await AskAsync("both", $"stay {turn} {stream}", stream);
            var maker = asked.Header("X-Aisbf-Provider");

            for (var i = 0; i < 3; i++)
            {
                var next = await GoOnAsync("both", Thinking(asked));

                next.Header("X-Aisbf-Provider").ShouldBe(maker);
                next.Header("X-Aisbf-Dropped").ShouldBeNull();
                Journal.Requests[^1].BodyText.ShouldContain(Thinking(asked));
            }
        }
    }

    [Test]
    public async Task Another_credential_does_not_get_it_and_it_is_named()
    {
        var asked = await AskAsync("a/sim", "another", stream: false);

        var back = await GoOnAsync("a/sim", Thinking(asked));
        var elsewhere = await GoOnAsync("b/sim", Thinking(asked));

        back.Header("X-Aisbf-Dropped").ShouldBeNull();
        elsewhere.Header("X-Aisbf-Dropped").ShouldBe("messages.1.content.0");
        Journal.Requests[^1].BodyText.ShouldNotContain("signature");
        Journal.Requests[^1].BodyText.ShouldContain("Go on");
    }

    [Test]
    public async Task An_explanation_of_the_route_says_so()
    {
        var asked = await AskAsync("b/sim", "explain", stream: false);
        var question = $$"""{"messages":[{"role":"user","content":"x"},{"role":"assistant","content":[{{Thinking(asked)}}]},{"role":"user","content":"Go on"}],"model":"ordered","max_tokens":5}""";

        var plan = (await App.Admin.PostAsync(GatewayApp.Json(question), "/api/admin/routes/explain?surface=messages")).ShouldBeOk().Json;

        plan.GetProperty("candidates")[0].GetProperty("provider").GetString().ShouldBe("b");
        plan.GetProperty("candidates")[0].GetProperty("reason").GetString().ShouldBe("continuation");
        plan.GetProperty("candidates")[1].GetProperty("reason").GetString().ShouldBe("priority");
    }

    [Test]
    public async Task Who_takes_over_for_the_maker_does_not_get_it_either()
    {
        var asked = await AskAsync("down/sim", "take over", stream: false);

        var answer = await GoOnAsync("failing", Thinking(asked));

        answer.Header("X-Aisbf-Provider").ShouldBe("b");
        answer.Header("X-Aisbf-Dropped").ShouldBe("messages.1.content.0");
        Journal.Requests[^2].BodyText.ShouldContain(Thinking(asked));
        Journal.Requests[^1].BodyText.ShouldNotContain("signature");
    }

    [Test]
    public async Task What_nobody_here_has_seen_goes_only_where_one_credential_could_have_made_it()
    {
        using var vendor = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = App.Simulator.BaseAddress };
        vendor.DefaultRequestHeaders.Add("x-api-key", "k");
        vendor.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        using var response = await vendor.PostAsync(new Uri(Path, UriKind.Relative), GatewayApp.Json(Question("sim", "unseen", stream: false)));
        var thinking = Thinking(await Answer.ReadAsync(response));

        (await GoOnAsync("a/sim", thinking)).Header("X-Aisbf-Dropped").ShouldBeNull();
        (await GoOnAsync("both", thinking)).Header("X-Aisbf-Dropped").ShouldBe("messages.1.content.0");
    }

    private static string Question(string model, string text, bool stream) =>
        $$"""{"model":"{{model}}","max_tokens":2000,"thinking":{"type":"enabled","budget_tokens":1024},"stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"{{text}}"}]}""";

    /// <summary>The thinking block of an answer, put together again if it was streamed.</summary>
    private static string Thinking(Answer answer)
    {
        if (answer.MediaType != "text/event-stream") return answer.Json.GetProperty("content")[0].GetRawText();

        var deltas = answer.Events.Select(data => JsonNode.Parse(data)!).Where(e => e["type"]!.ToString() == "content_block_delta").Select(e => e["delta"]!).ToList();
        return JsonSerializer.Serialize(new
        {
            type = "thinking",
            thinking = string.Concat(deltas.Select(d => d["thinking"]?.ToString())),
            signature = string.Concat(deltas.Select(d => d["signature"]?.ToString())),
        });
    }

    private async Task<Answer> AskAsync(string model, string text, bool stream) =>
        (await Caller.PostAsync(GatewayApp.Json(Question(model, text, stream)), Path)).ShouldBeOk();

    private async Task<Answer> GoOnAsync(string model, string thinking) => (await Caller.PostAsync(
        GatewayApp.Json($$"""{"model":"{{model}}","max_tokens":2000,"messages":[{"role":"user","content":"x"},{"role":"assistant","content":[{{thinking}},{"type":"text","text":"So"}]},{"role":"user","content":"Go on"}]}"""),
        Path)).ShouldBeOk();
}
