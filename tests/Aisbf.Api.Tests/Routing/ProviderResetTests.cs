using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;
using Aisbf.Simulator.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Api.Tests.Routing;

/// <summary>What was learned about a provider ends with every change of it. The clock stands still, so nothing ends by itself.</summary>
internal sealed class ProviderResetTests : GatewayFixture
{
    private const string Bystander = "bystander";
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" };

    protected override void Register(IServiceCollection services) => services.AddSingleton<TimeProvider>(_clock);

    protected override Task ConfigureAsync() => App.PutProviderAsync(Bystander, models: """[{"name":"shut"}]""");

    [Test]
    public async Task Every_change_of_a_provider_starts_with_a_closed_circuit_and_leaves_others_alone(
        [Values("endpoint", "key", "type", "cooldown", "off and on", "deleted and made anew", "key and back", "import", "reset")] string change,
        [Values("status=500", "status=402", "status=429;retry-after=86400")] string fault)
    {
        var id = NewId("p");
        await App.PutProviderAsync(id, models: """[{"name":"m"}]""");
        await ShutAsync(Caller, $"{id}/m", $"key-of-{id}", fault);
        await ShutAsync(Caller, $"{Bystander}/shut", $"key-of-{Bystander}", "status=500");

        await ChangeAsync(id, change);

        (await Caller.ChatAsync($"{id}/m")).ShouldBeOk();
        (await Caller.ChatAsync($"{Bystander}/shut")).Status.ShouldBe(503);
    }

    [TestCase("/api/user/providers/mine/reset")]
    [TestCase("/api/u/{username}/providers/mine/reset")]
    public async Task People_reset_their_own_providers_and_nobody_elses(string path)
    {
        using var one = await Tenant.CreateAsync(App, NewId("user"));
        using var other = await Tenant.CreateAsync(App, NewId("user"));
        foreach (var tenant in new[] { one, other })
        {
            await tenant.PutProviderAsync("mine");
            await ShutAsync(tenant.Client, "mine/sim", tenant.KeyOf("mine"), "status=500");
        }

        Journal.Clear();
        (await one.Client.SendAsync("POST", path.Replace("{username}", one.User.Username, StringComparison.Ordinal))).ShouldHaveStatus(204);

        Journal.Requests.ShouldBeEmpty("it is no call to the provider's own surface");
        (await one.Client.ChatAsync("mine/sim")).ShouldBeOk();
        (await other.Client.ChatAsync("mine/sim")).Status.ShouldBe(503);
        (await one.Client.SendAsync("POST", $"{other.Named}/providers/mine/reset")).ShouldHaveStatus(404);
        var entries = (await App.Admin.ReadAsync($"/api/admin/audit?action=provider.reset&user={one.User.Username}")).ShouldBeOk().Json.GetProperty("entries");
        entries.EnumerateArray().ShouldHaveSingleItem().GetProperty("target").GetString().ShouldBe("mine");
    }

    [Test]
    public async Task A_rotations_own_key_that_was_changed_and_changed_back_starts_with_a_closed_circuit()
    {
        var (provider, rotation) = (NewId("p"), NewId("r"));
        await App.PutProviderAsync(provider, models: """[{"name":"m"}]""");
        await PutRotationAsync("first-key");
        await ShutAsync(Caller, $"rotation/{rotation}", "first-key", "status=402");

        await PutRotationAsync("second-key");
        await PutRotationAsync("first-key");

        (await Caller.ChatAsync($"rotation/{rotation}")).ShouldBeOk();

        Task PutRotationAsync(string key) => App.PutAsync(
            $"/api/admin/rotations/{rotation}",
            $$"""{"providers":[{"provider_id":"{{provider}}","api_key":"{{key}}","models":[{"name":"m","weight":1}]}]}""");
    }

    [Test]
    public async Task A_provider_that_does_not_exist_cannot_be_reset() =>
        (await App.Admin.SendAsync("POST", "/api/admin/providers/nobody/reset")).ShouldBeProblem(404, "not_found");

    private async Task ChangeAsync(string id, string change)
    {
        var path = $"/api/admin/providers/{id}";
        const string Models = """[{"name":"m"}]""";
        switch (change)
        {
            case "endpoint":
                await App.PutAsync(path, Document("openai", $"{App.Endpoint("openai")}/", $"key-of-{id}"));
                break;
            case "key":
                await App.PutAsync(path, Document("openai", App.Endpoint("openai"), "other-key"));
                break;
            case "key and back":
                await App.PutAsync(path, Document("openai", App.Endpoint("openai"), "other-key"));
                await App.PutProviderAsync(id, models: Models);
                break;
            case "type":
                await App.PutProviderAsync(id, "anthropic", Models);
                break;
            case "cooldown":
                await App.PutProviderAsync(id, models: Models, more: ",\"default_error_cooldown\":5");
                break;
            case "off and on":
                await App.PutProviderAsync(id, models: Models, more: ",\"disabled\":true");
                await App.PutProviderAsync(id, models: Models);
                break;
            case "deleted and made anew":
                (await App.Admin.RemoveAsync(path)).ShouldHaveStatus(204);
                await App.PutProviderAsync(id, models: Models);
                break;
            case "import":
                var document = Document("openai", App.Endpoint("openai"), "imported-key");
                (await App.Admin.PostJsonAsync("/api/admin/config/import", $$"""{"providers":{"{{id}}":{{document}} } }""")).ShouldBeOk();
                break;
            case "reset":
                (await App.Admin.SendAsync("POST", $"{path}/reset")).ShouldHaveStatus(204);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, null);
        }
    }

    private static string Document(string type, string endpoint, string key) =>
        $$"""{"type":"{{type}}","endpoint":"{{endpoint}}","api_key":"{{key}}","models":[{"name":"m"}]}""";

    private async Task ShutAsync(HttpClient client, string model, string key, string fault)
    {
        App.Simulator.Rules.Add(new SimRule(fault) { Key = key, Times = fault.Contains("429", StringComparison.Ordinal) ? 1 : 3 });
        for (var i = 0; i < 3; i++)
        {
            (await client.ChatAsync(model)).Status.ShouldBeGreaterThan(400);
        }

        (await client.ChatAsync(model)).Status.ShouldBeOneOf(503, 429);
    }
}
