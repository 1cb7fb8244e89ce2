using System.Text.Json;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Simulator.Rules;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>Two users whose providers, rotations and models have the same names.</summary>
internal sealed class NeighbourTests : TenantFixture
{
    private const string Path = "/api/user/chat/completions";

    [Test]
    public async Task A_provider_that_fails_for_one_is_untouched_for_the_other()
    {
        App.Simulator.Rules.Add(new SimRule("status=500") { Key = Ann.KeyOf("p"), Times = 3 });
        for (var i = 0; i < 3; i++)
        {
            (await Ann.Client.ChatAsync("p/m", path: Path)).ShouldBeError(502, "upstream_error");
        }

        (await Ann.Client.ChatAsync("p/m", path: Path)).ShouldBeError(503, "upstream_unavailable");
        (await Ben.Client.ChatAsync("p/m", path: Path)).ShouldBeOk();
        (await Caller.ChatAsync("p/m")).ShouldBeOk();
        (await CircuitAsync(Ann)).ShouldBe("open");
        (await CircuitAsync(Ben)).ShouldBe("closed");
    }

    [Test]
    public async Task Turns_of_a_rotation_are_counted_for_each_alone()
    {
        var foreseen = await NextAsync(Ann, "user-rotation/pair");
        for (var i = 0; i < 6; i++)
        {
            (await Ben.Client.ChatAsync("user-rotation/pair", path: Path)).ShouldBeOk();
            (await NextAsync(Ann, "user-rotation/pair")).ShouldBe(foreseen);
        }

        (await Ann.Client.ChatAsync("user-rotation/pair", path: Path)).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe(foreseen);
    }

    [Test]
    public async Task What_one_changes_or_removes_stays_with_the_other()
    {
        await Ann.PutProviderAsync("gone");
        await Ben.PutProviderAsync("gone");
        using (var removed = await Ann.Client.DeleteAsync("/api/user/providers/gone"))
        {
            ((int)removed.StatusCode).ShouldBe(204);
        }

        (await Ann.Client.ChatAsync("gone/sim", path: Path)).ShouldBeError(404, "model_not_found");
        (await Ben.Client.ChatAsync("gone/sim", path: Path)).ShouldBeOk();
    }

    [Test]
    public async Task A_list_that_an_upstream_told_one_of_is_not_told_the_other()
    {
        await Ann.PutProviderAsync("found", "[]");
        await Ben.PutAsync("/api/user/providers/found", $$"""{"type":"openai","endpoint":"{{App.Endpoint("openai")}}/nothing-here","api_key":"{{Ben.KeyOf("found")}}"}""");

        Ids((await Ann.Client.ReadAsync("/api/user/found/models")).ShouldBeOk()).ShouldContain("found/sim-large");
        Ids((await Ben.Client.ReadAsync("/api/user/found/models")).ShouldBeOk()).ShouldBeEmpty();
        (await Ann.Client.ChatAsync("sim-large", path: Path)).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("found");
        (await Ben.Client.ChatAsync("sim-large", path: Path)).ShouldBeError(404, "model_not_found");
    }

    [Test]
    public async Task Calls_at_the_same_time_never_use_the_others_key()
    {
        Journal.Clear();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            (i % 2 == 0 ? Ann : Ben).Client.ChatAsync($"left/of-{(i % 2 == 0 ? "ann" : "ben")}", stream: i % 4 < 2, path: Path)));
        answers.ShouldAllBe(a => a.Status == 200);
        CallsTo("of-ann").Select(r => r.Header("Authorization")).Distinct().ShouldBe([$"Bearer {Ann.KeyOf("left")}"]);
        CallsTo("of-ben").Select(r => r.Header("Authorization")).Distinct().ShouldBe([$"Bearer {Ben.KeyOf("left")}"]);
    }

    protected override async Task ConfigureAsync()
    {
        await base.ConfigureAsync();
        await App.PutProviderAsync("p", models: """[{"name":"m"}]""");
        foreach (var tenant in new[] { Ann, Ben })
        {
            await tenant.PutProviderAsync("p", """[{"name":"m"}]""");
            await tenant.PutProviderAsync("left");
            await tenant.PutProviderAsync("right");
            await tenant.PutRotationAsync("pair", "left:sim:1", "right:sim:1");
        }
    }

    private static async Task<string?> CircuitAsync(Tenant tenant)
    {
        var plan = await ExplainAsync(tenant, "p/m");
        return plan.GetProperty("candidates").GetArrayLength() == 0 ? "open" : plan.GetProperty("candidates")[0].GetProperty("circuit").GetString();
    }

    private static async Task<string?> NextAsync(Tenant tenant, string model) =>
        (await ExplainAsync(tenant, model)).GetProperty("candidates")[0].GetProperty("provider").GetString();

    private static async Task<JsonElement> ExplainAsync(Tenant tenant, string model) =>
        (await tenant.Client.PostAsync(GatewayApp.Chat(model), "/api/user/routes/explain")).ShouldBeOk().Json;
}
