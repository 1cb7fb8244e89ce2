using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;
using Aisbf.Simulator.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Api.Tests.Routing;

/// <summary>What callers are told of providers and how they are, by a clock of the test's own.</summary>
internal sealed class ProviderHealthTests : GatewayFixture
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true",
        ["Aisbf:Tenancy:UsersMayUseGlobalRoutes"] = "true",
    };

    protected override void Register(IServiceCollection services) => services.AddSingleton<TimeProvider>(_clock);

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("good");
        await App.PutProviderAsync("half", models: """[{"name":"bad"},{"name":"fine"}]""", more: ",\"default_error_cooldown\":30");
        await App.PutProviderAsync("off", more: ",\"disabled\":true");
        await App.PutAsync("/api/admin/providers/keyless", """{"type":"openai","api_key":"YOUR_API_KEY","models":[{"name":"m"}]}""");
    }

    [Test]
    public async Task Providers_are_listed_without_secrets()
    {
        var answer = (await Caller.ReadAsync("/api/v1/providers")).ShouldBeOk();
        answer.Body.ShouldNotContain("key-of");
        var providers = answer.Json.GetProperty("providers");
        providers.EnumerateObject().Select(p => p.Name).ShouldBe(["good", "half", "keyless", "off"]);
        providers.GetProperty("half").GetRawText().ShouldBe(
            $$"""{"name":"half","type":"openai","endpoint":"{{App.Endpoint("openai")}}","models_count":2,"user_defined":false}""");
    }

    [Test]
    public async Task Health_is_what_calls_have_shown_and_asks_nobody()
    {
        App.Simulator.Rules.Add(new SimRule("status=500") { Model = "bad", Times = 3 });
        for (var i = 0; i < 3; i++)
        {
            (await Caller.ChatAsync("half/bad")).Status.ShouldBe(502);
        }

        Journal.Clear();
        var health = await HealthAsync(Caller, "/api/v1/providers/health");
        health.GetProperty("good").GetRawText().ShouldBe("""{"status":"ok"}""");
        health.GetProperty("off").GetRawText().ShouldBe("""{"status":"unavailable","detail":"It is switched off."}""");
        health.GetProperty("keyless").GetRawText().ShouldBe("""{"status":"error","detail":"It has no key."}""");
        var half = health.GetProperty("half");
        half.GetProperty("status").GetString().ShouldBe("ok");
        half.GetProperty("detail").GetString().ShouldBe("1 of 2 candidates rest after failures.");
        half.GetProperty("reason").GetString().ShouldBe("server_error");
        half.GetProperty("until").GetDateTimeOffset().ShouldBe(_clock.GetUtcNow().AddSeconds(30));
        Journal.Requests.ShouldBeEmpty();

        App.Simulator.Rules.Add(new SimRule("status=429;retry-after=60") { Model = "fine", Times = 1 });
        (await Caller.ChatAsync("half/fine")).Status.ShouldBe(429);
        (await HealthAsync(Caller, "/api/v1/providers/health")).GetProperty("half").GetProperty("status").GetString().ShouldBe("unavailable");

        _clock.Advance(TimeSpan.FromSeconds(120));
        (await HealthAsync(Caller, "/api/v1/providers/health")).GetProperty("half").GetRawText().ShouldBe("""{"status":"ok"}""");
    }

    [Test]
    public async Task A_user_sees_their_own_and_what_is_shared_but_not_where_that_is()
    {
        using var ann = await Tenant.CreateAsync(App, "ann");
        using var ben = await Tenant.CreateAsync(App, "ben");
        await ann.PutProviderAsync("mine");
        await ann.PutProviderAsync("good");

        var providers = (await ann.Client.ReadAsync("/api/v1/providers")).ShouldBeOk().Json.GetProperty("providers");
        providers.EnumerateObject().Select(p => p.Name).ShouldBe(["good", "half", "keyless", "mine", "off"]);
        providers.GetProperty("good").GetProperty("user_defined").GetBoolean().ShouldBeTrue();
        providers.GetProperty("mine").GetProperty("endpoint").GetString().ShouldBe(App.Endpoint("openai"));
        providers.GetProperty("half").TryGetProperty("endpoint", out _).ShouldBeFalse();

        foreach (var path in new[] { "/api/v1/providers/health", "/api/user/providers/health", $"{ann.Named}/providers/health" })
        {
            (await HealthAsync(ann.Client, path)).GetProperty("mine").GetProperty("status").GetString().ShouldBe("ok");
        }

        (await HealthAsync(ben.Client, "/api/user/providers/health")).TryGetProperty("mine", out _).ShouldBeFalse();
        (await ben.Client.ReadAsync($"{ann.Named}/providers/health")).Status.ShouldBe(404);
    }

    [Test]
    public async Task A_token_that_is_held_to_models_sees_their_providers_only()
    {
        var made = await App.Admin.PostJsonAsync("/api/admin/tokens", """{"description":"d","scope":"api","allowed_models":["half/fine"]}""");
        using var limited = App.ClientFor(made.Json.GetProperty("token").GetString()!);
        (await HealthAsync(limited, "/api/v1/providers/health")).EnumerateObject().Select(p => p.Name).ShouldBe(["half"]);
    }

    private static async Task<JsonElement> HealthAsync(HttpClient client, string path) => (await client.ReadAsync(path)).ShouldBeOk().Json;
}
