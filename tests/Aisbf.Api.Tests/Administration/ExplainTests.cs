using System.Text.Json;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Administration;

internal sealed class ExplainTests : GatewayFixture
{
    private const string Path = "/api/admin/routes/explain";

    [Test]
    public async Task The_plan_tells_who_would_be_tried_in_which_order_and_why_the_others_would_not()
    {
        var plan = (await ExplainAsync("rotation/pool")).ShouldBeOk().Json;

        plan.GetProperty("model").GetString().ShouldBe("rotation/pool");
        plan.GetProperty("rotation").GetString().ShouldBe("pool");
        plan.GetProperty("strategy").GetString().ShouldBe("weighted");
        var candidates = plan.GetProperty("candidates").EnumerateArray().ToList();
        candidates.Select(c => c.GetProperty("provider").GetString()).ShouldBe(["heavy", "light"], ignoreOrder: true);
        candidates.ShouldAllBe(c => c.GetProperty("circuit").GetString() == "closed");
        candidates.Single(c => c.GetProperty("provider").GetString() == "heavy").GetProperty("weight").GetDouble().ShouldBe(3);
        var excluded = plan.GetProperty("excluded").EnumerateArray().Single();
        excluded.GetProperty("provider").GetString().ShouldBe("off");
        excluded.GetProperty("reason").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Test]
    public async Task A_plan_calls_nobody_and_uses_up_no_turn()
    {
        (await Caller.ChatAsync("rotation/pool")).ShouldBeOk();
        Journal.Clear();
        var first = (await ExplainAsync("rotation/pool")).ShouldBeOk().Body;
        for (var i = 0; i < 10; i++)
        {
            (await ExplainAsync("rotation/pool")).Body.ShouldBe(first);
        }

        Journal.Requests.ShouldBeEmpty();
        var preferred = JsonDocument.Parse(first).RootElement.GetProperty("candidates")[0].GetProperty("provider").GetString();
        (await Caller.ChatAsync("rotation/pool")).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe(preferred);
    }

    [Test]
    public async Task A_plan_for_one_provider_is_that_providers_alone()
    {
        var plan = (await App.Admin.SendAsync("POST", $"{Path}?provider_id=light", GatewayApp.Chat("sim"))).ShouldBeOk().Json;
        plan.GetProperty("candidates").EnumerateArray().Single().GetProperty("provider").GetString().ShouldBe("light");
        (await App.Admin.SendAsync("POST", $"{Path}?provider_id=nobody", GatewayApp.Chat("sim"))).ShouldBeProblem(404, "not_found");
    }

    [Test]
    public async Task A_name_that_means_nothing_is_404_as_it_would_be_for_the_caller() =>
        (await ExplainAsync("no-such-model")).ShouldBeProblem(404, "model_not_found", "model");

    [TestCase("", null)]
    [TestCase("[]", null)]
    [TestCase("{}", "model")]
    [TestCase("""{"model":5}""", "model")]
    [TestCase("""{"model":"a","model":"b"}""", "model")]
    public async Task A_body_that_is_no_chat_request_is_refused_in_the_dialect_of_management(string body, string? param) =>
        (await App.Admin.PostJsonAsync(Path, body)).ShouldBeProblem(400, "invalid_request", param);

    [Test]
    public async Task A_plan_holds_no_key_and_no_endpoint()
    {
        var body = (await ExplainAsync("rotation/pool")).Body;
        body.ShouldNotContain("key-of-");
        body.ShouldNotContain(App.Simulator.BaseAddress.Authority);
    }

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("heavy");
        await App.PutProviderAsync("light");
        await App.PutProviderAsync("off", more: ",\"disabled\":true");
        await App.PutRotationAsync("pool", "", "heavy:sim:3", "light:sim:1", "off:sim:1");
    }

    private Task<Answer> ExplainAsync(string model) => App.Admin.SendAsync("POST", Path, GatewayApp.Chat(model));
}
