using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;

namespace Aisbf.Api.Tests.Autoselects;

/// <summary>Autoselects of different owners that look the same.</summary>
internal sealed class AutoselectTenantTests : TenantFixture
{
    private const string Selector = "chooser#text=<model_id>mine/one</model_id>";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Aisbf:Tenancy:UsersMayUseGlobalRoutes"] = "true",
        ["Aisbf:Gateway:HeartbeatInterval"] = "00:00:00.100",
    };

    [Test]
    public async Task Each_owners_own_selection_model_is_asked_with_its_own_key_whatever_others_asked_before()
    {
        Journal.Clear();
        foreach (var tenant in new[] { Ann, Ben, Ann })
        {
            foreach (var path in new[] { "/api/user/chat/completions", $"{tenant.Named}/chat/completions", ClientExtensions.ChatPath })
            {
                (await tenant.Client.ChatAsync("clever", path: path)).ShouldBeOk().Header("X-Aisbf-Selected").ShouldBe("mine/one");
            }
        }

        CallsTo(Selector).Select(r => r.Header("Authorization")).ShouldBe([$"Bearer {Ann.KeyOf("mine")}", $"Bearer {Ben.KeyOf("mine")}"]);
    }

    [Test]
    public async Task Users_of_the_operators_autoselect_share_no_choice()
    {
        Journal.Clear();
        foreach (var client in new[] { Ann.Client, Ben.Client, Caller, Ann.Client })
        {
            (await client.ChatAsync("autoselect/shared")).ShouldBeOk().Header("X-Aisbf-Selected").ShouldBe("mine/one");
        }

        CallsTo(Selector).Count.ShouldBe(3);
        CallsTo(Selector).ShouldAllBe(r => r.Header("Authorization") == "Bearer key-of-mine");
    }

    [Test]
    public async Task Nobody_calls_anybody_elses()
    {
        await Ben.PutAsync("/api/user/autoselects/bens", """{"available_models":[{"model_id":"mine/one"}]}""");

        foreach (var model in new[] { "autoselect/bens", "user-autoselect/bens", "bens", "user-autoselect/shared" })
        {
            (await Ann.Client.ChatAsync(model)).ShouldBeError(404, "model_not_found");
        }

        (await Ann.Client.ReadAsync("/api/autoselect/bens")).ShouldBeError(404, "not_found");
        (await Ann.Client.ReadAsync("/api/autoselect")).ShouldBeOk().Json.TryGetProperty("bens", out _).ShouldBeFalse();
    }

    [Test]
    public async Task A_stream_is_kept_alive_while_the_selection_model_thinks()
    {
        await Ann.PutAsync("/api/user/autoselects/slow", Autoselect(Selector.Replace("#", "#latency=400;", StringComparison.Ordinal)));

        var answer = (await Ann.Client.ChatAsync("slow", stream: true)).ShouldBeCleanStream();

        answer.Body.ShouldStartWith(":");
        answer.Body.ShouldContain(": provider=mine attempts=1 selected=mine/one\n");
        answer.Text.ShouldStartWith("Pong");
    }

    protected override async Task ConfigureAsync()
    {
        await base.ConfigureAsync();
        await App.PutProviderAsync("mine", models: """[{"name":"one"},{"name":"two"}]""");
        await App.PutAsync("/api/admin/autoselects/shared", Autoselect(Selector));
        foreach (var tenant in new[] { Ann, Ben })
        {
            await tenant.PutProviderAsync("mine", """[{"name":"one"},{"name":"two"}]""");
            await tenant.PutAsync("/api/user/autoselects/clever", Autoselect(Selector));
        }
    }

    private static string Autoselect(string selector) =>
        $$"""{"selection_model":"mine/{{selector}}","available_models":[{"model_id":"mine/one","description":"1"},{"model_id":"mine/two","description":"2"}]}""";
}
