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
        (await HealthAsync(Caller, "/api/v1/providers/health")).GetProperty("half").GetProperty("status").GetString().ShouldBe("ok");
    }

    [Test]
    public async Task The_last_failure_and_open_circuits_are_told_to_who_may_configure_the_provider_and_to_nobody_else()
    {
        await App.PutProviderAsync("shared", models: """[{"name":"m"}]""");
        using var eve = await Tenant.CreateAsync(App, "eve");
        using var fay = await Tenant.CreateAsync(App, "fay");
        App.Simulator.Rules.Add(new SimRule("status=401") { Key = "key-of-shared", Times = 3 });
        (await eve.Client.ChatAsync("shared/m")).Status.ShouldBe(502);

        var once = (await HealthAsync(App.Admin, "/api/v1/providers/health")).GetProperty("shared");
        once.GetProperty("status").GetString().ShouldBe("ok");
        once.TryGetProperty("circuits", out _).ShouldBeFalse();
        var last = once.GetProperty("last_failure");
        last.GetProperty("model").GetString().ShouldBe("m");
        last.GetProperty("kind").GetString().ShouldBe("auth_failed");
        last.GetProperty("status").GetInt32().ShouldBe(401);
        last.GetProperty("at").GetDateTimeOffset().ShouldBe(_clock.GetUtcNow());

        await eve.Client.ChatAsync("shared/m");
        await eve.Client.ChatAsync("shared/m");
        var admins = (await HealthAsync(App.Admin, "/api/v1/providers/health")).GetProperty("shared");
        admins.GetProperty("status").GetString().ShouldBe("ok", "it is open for one caller only");
        var circuit = admins.GetProperty("circuits").EnumerateArray().ShouldHaveSingleItem();
        circuit.GetProperty("open_for").GetString().ShouldBe($"user:{eve.User.Id:N}");
        circuit.GetProperty("reason").GetString().ShouldBe("auth_failed");
        circuit.GetProperty("until").GetDateTimeOffset().ShouldBe(_clock.GetUtcNow().AddSeconds(300));
        circuit.GetProperty("retry_at").GetDateTimeOffset().ShouldBe(_clock.GetUtcNow().AddSeconds(1));

        var eves = (await HealthAsync(eve.Client, "/api/user/providers/health")).GetProperty("shared");
        eves.GetProperty("status").GetString().ShouldBe("unavailable");
        eves.TryGetProperty("last_failure", out _).ShouldBeFalse();
        eves.TryGetProperty("circuits", out _).ShouldBeFalse();
        (await HealthAsync(fay.Client, "/api/user/providers/health")).GetProperty("shared").GetRawText().ShouldBe("""{"status":"ok"}""");

        var chat = GatewayApp.Chat("shared/m");
        var excluded = (await eve.Client.PostAsync(chat, "/api/user/routes/explain")).ShouldBeOk().Json.GetProperty("excluded").EnumerateArray().Single();
        excluded.GetProperty("reason").GetString().ShouldBe("circuit_open");
        excluded.GetProperty("cause").GetString().ShouldBe("auth_failed");
        excluded.GetProperty("since").GetDateTimeOffset().ShouldBe(_clock.GetUtcNow());
        excluded.GetProperty("until").GetDateTimeOffset().ShouldBe(_clock.GetUtcNow().AddSeconds(300));
        excluded.TryGetProperty("last_failure", out _).ShouldBeFalse();
        var planned = (await App.Admin.PostAsync(GatewayApp.Chat("shared/m"), "/api/admin/routes/explain")).ShouldBeOk().Json.GetProperty("candidates")[0];
        planned.GetProperty("circuit").GetString().ShouldBe("closed", "it is open for somebody else");
        planned.GetProperty("open_circuit").GetProperty("open_for").GetString().ShouldBe($"user:{eve.User.Id:N}");
        planned.GetProperty("last_failure").GetProperty("status").GetInt32().ShouldBe(401);

        App.Logs.Lines.Count(line => line.Contains("The circuit of shared/m of global is open", StringComparison.Ordinal)).ShouldBe(1);
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
