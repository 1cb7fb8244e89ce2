using System.Collections.Concurrent;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Routing;

internal sealed class RotationTests : GatewayFixture
{
    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("a");
        await App.PutProviderAsync("b");
        await App.PutProviderAsync("c");
        await App.PutProviderAsync("bad", models: "[]");
    }

    [Test]
    public async Task Four_thousand_requests_at_three_to_one_are_split_three_to_one()
    {
        const int requests = 4000;
        await App.PutRotationAsync("split", "", "a:sim:3", "b:sim:1");
        Journal.Enabled = false;
        try
        {
            var served = await AskManyAsync("rotation/split", requests);

            served.Values.Sum().ShouldBe(requests);
            (served["a"] / (double)requests).ShouldBe(0.75, 0.03);
            (served["b"] / (double)requests).ShouldBe(0.25, 0.03);
        }
        finally
        {
            Journal.Enabled = true;
        }
    }

    [Test]
    public async Task A_dead_member_costs_no_request()
    {
        var id = NewId();
        await App.PutRotationAsync(id, "", $"bad:{id}#drop=before:3", "a:sim:1", "b:sim:1");

        var served = await AskManyAsync($"rotation/{id}", 200);

        served.Values.Sum().ShouldBe(200);
        served.Keys.Order().ShouldBe(["a", "b"]);
        // The circuit opens after three failures; calls that were on their way then still count.
        Journal.Requests.Count(r => r.Model.StartsWith($"{id}#", StringComparison.Ordinal)).ShouldBeInRange(1, 40);
    }

    [Test]
    public async Task A_member_of_weight_zero_is_used_only_when_all_others_are_out()
    {
        var id = NewId();
        await App.PutRotationAsync(id, "", "a:sim:1", "c:sim:0");
        (await AskManyAsync($"rotation/{id}", 50)).Keys.ShouldBe(["a"]);

        id = NewId();
        await App.PutRotationAsync(id, "", $"bad:{id}#status=500:1", "c:sim:0");
        (await AskManyAsync($"rotation/{id}", 20)).Keys.ShouldBe(["c"]);
    }

    [Test]
    public async Task Priority_keeps_to_the_heaviest_that_works()
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", "a:sim:1", "b:sim:5", "c:sim:3");
        (await AskManyAsync($"rotation/{id}", 30)).Keys.ShouldBe(["b"]);

        id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", "a:sim:1", $"bad:{id}#status=503:5", "c:sim:3");
        (await AskManyAsync($"rotation/{id}", 30)).Keys.ShouldBe(["c"]);
    }

    [Test]
    public async Task Rotations_in_rotations_share_by_weight_at_every_level()
    {
        var (inner, outer) = (NewId(), NewId());
        await App.PutRotationAsync(inner, "", "a:sim:1", "b:sim:1");
        await App.PutRotationAsync(outer, "", $"rotation:{inner}:3", "c:sim:1");

        var served = await AskManyAsync($"rotation/{outer}", 400);

        (served["c"] / 400.0).ShouldBe(0.25, 0.05);
        (served["a"] / 400.0).ShouldBe(0.375, 0.05);
        (served["b"] / 400.0).ShouldBe(0.375, 0.05);
    }

    [Test]
    public async Task A_request_fails_over_out_of_a_nested_rotation()
    {
        var (inner, outer) = (NewId(), NewId());
        await App.PutRotationAsync(inner, "", $"bad:{inner}a#status=500:1", $"bad:{inner}b#drop=before:1");
        await App.PutRotationAsync(outer, ",\"strategy\":\"priority\"", $"rotation:{inner}:3", "c:sim:1");

        var answer = await Caller.ChatAsync($"rotation/{outer}", stream: true);

        answer.ShouldBeCleanStream().Header("X-Aisbf-Provider").ShouldBe("c");
        answer.Attempts.ShouldBe(3);
    }

    [Test]
    public async Task Explaining_a_route_uses_up_no_turn()
    {
        var id = NewId();
        await App.PutRotationAsync(id, "", "a:sim:1", "b:sim:1");
        await Caller.ChatAsync($"rotation/{id}");
        var order = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            var first = await ExplainAsync($"rotation/{id}");
            (await ExplainAsync($"rotation/{id}")).ShouldBe(first);
            var served = (await Caller.ChatAsync($"rotation/{id}")).Header("X-Aisbf-Provider")!;
            served.ShouldBe(first);
            order.Add(served);
        }

        // Tickets begin at a random number, and eight of them are even only to within one.
        order.Count(p => p == "a").ShouldBeInRange(3, 5);
    }

    [Test]
    public async Task A_plan_says_who_is_out_and_why()
    {
        var id = NewId();
        await App.PutProviderAsync("off", more: ",\"disabled\":true");
        await App.PutProviderAsync("blind", models: """[{"name":"sim","capabilities":["chat"]}]""");
        await App.PutRotationAsync(id, "", "a:sim:1", "off:sim:1", "blind:sim:1");
        const string image = """{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}""";
        using var body = GatewayApp.Json($$"""{"model":"rotation/{{id}}","messages":[{"role":"user","content":[{{image}}]}]}""");

        using var response = await App.Admin.PostAsync("/api/admin/routes/explain", body);
        var plan = (await Answer.ReadAsync(response)).ShouldBeOk().Json;

        plan.GetProperty("rotation").GetString().ShouldBe(id);
        plan.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("provider").GetString()).ShouldBe(["a"]);
        plan.GetProperty("excluded").EnumerateArray()
            .ToDictionary(e => e.GetProperty("provider").GetString()!, e => e.GetProperty("reason").GetString())
            .ShouldBe(new Dictionary<string, string?> { ["off"] = "provider_disabled", ["blind"] = "no_vision" }, ignoreOrder: true);
    }

    [Test]
    public async Task Only_an_admin_may_have_a_route_explained()
    {
        using var response = await Caller.PostAsync("/api/admin/routes/explain", GatewayApp.Chat("a/sim"));
        ((int)response.StatusCode).ShouldBe(403);
    }

    private async Task<string> ExplainAsync(string model)
    {
        using var response = await App.Admin.PostAsync("/api/admin/routes/explain", GatewayApp.Chat(model));
        var answer = await Answer.ReadAsync(response);
        return answer.ShouldBeOk().Json.GetProperty("candidates")[0].GetProperty("provider").GetString()!;
    }

    private async Task<ConcurrentDictionary<string, int>> AskManyAsync(string model, int count)
    {
        var served = new ConcurrentDictionary<string, int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancel) =>
        {
            using var response = await Caller.PostAsync(ClientExtensions.ChatPath, GatewayApp.Chat(model), cancel);
            ((int)response.StatusCode).ShouldBe(200);
            served.AddOrUpdate(response.Headers.GetValues("X-Aisbf-Provider").Single(), 1, (_, n) => n + 1);
        });
        return served;
    }
}
