using System.Text.Json;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;

namespace Aisbf.Api.Tests.Surfaces;

/// <summary>What is told of providers' capabilities is what happens when they are used.</summary>
internal sealed class CapabilityTests : GatewayFixture
{
    private static readonly string[] Types = ["openai", "azure_openai", "anthropic", "google", "ollama"];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" };

    protected override async Task ConfigureAsync()
    {
        foreach (var type in Types)
        {
            if (type == "azure_openai")
            {
                await App.PutAsync($"/api/admin/providers/{type}", $$"""
                    {"type":"{{type}}","endpoint":"{{App.Simulator.BaseAddress.GetLeftPart(UriPartial.Authority)}}","api_key":"k","models":[{"name":"sim"}]}
                    """);
            }
            else
            {
                await App.PutProviderAsync(type, type);
            }
        }
    }

    [Test]
    public async Task The_matrix_says_what_happens([Values("/api/v1/capabilities", "/v1/capabilities")] string path)
    {
        var matrix = (await Caller.ReadAsync(path)).ShouldBeOk().Json;

        matrix.GetProperty("object").GetString().ShouldBe("list");
        var providers = matrix.GetProperty("data").EnumerateArray().ToList();
        providers.Select(p => p.GetProperty("id").GetString()).ShouldBe(Types.Order(StringComparer.Ordinal));
        foreach (var provider in providers)
        {
            foreach (var surface in SurfaceCalls.All)
            {
                var support = Entry(provider, surface).GetProperty("support").GetString();
                var answer = await Caller.AskAsync(surface, $"{provider.GetProperty("id").GetString()}/sim");
                answer.Status.ShouldBe(support == "none" ? 400 : 200, $"{provider.GetProperty("id")} {surface}: {answer.Body}");
            }
        }
    }

    [TestCase("openai", "chat/completions", "pass_through", true)]
    [TestCase("openai", "embeddings", "pass_through", false)]
    [TestCase("anthropic", "chat/completions", "translated", true)]
    [TestCase("anthropic", "completions", "translated", true)]
    [TestCase("anthropic", "embeddings", "none", false)]
    [TestCase("google", "images/generations", "translated", false)]
    [TestCase("azure_openai", "rerank", "none", false)]
    public async Task Each_provider_has_a_word_for_each_surface(string id, string surface, string support, bool streams)
    {
        var matrix = (await Caller.ReadAsync("/v1/capabilities")).ShouldBeOk().Json;
        var entry = Entry(matrix.GetProperty("data").EnumerateArray().Single(p => p.GetProperty("id").GetString() == id), surface);
        (entry.GetProperty("support").GetString(), entry.GetProperty("streams").GetBoolean()).ShouldBe((support, streams));
    }

    [Test]
    public async Task Limits_are_told_in_words()
    {
        var matrix = (await Caller.ReadAsync("/v1/capabilities")).Json;
        var google = matrix.GetProperty("data").EnumerateArray().Single(p => p.GetProperty("id").GetString() == "google");
        Entry(google, SurfaceCalls.Speech).GetProperty("limits").EnumerateArray().ShouldNotBeEmpty();
    }

    [Test]
    public async Task A_user_sees_the_own_providers_only()
    {
        using var ann = await Tenant.CreateAsync(App, "ann");
        await ann.PutProviderAsync("own", """[{"name":"sim"}]""");
        foreach (var path in new[] { "/v1/capabilities", "/api/user/capabilities", $"{ann.Named}/capabilities" })
        {
            (await ann.Client.ReadAsync(path)).ShouldBeOk().Json.GetProperty("data").EnumerateArray()
                .Select(p => p.GetProperty("id").GetString()).ShouldBe(["own"], path);
        }
    }

    [Test]
    public async Task A_token_for_some_models_sees_their_providers_only()
    {
        using var made = await App.Admin.PostAsync("/api/admin/tokens", GatewayApp.Json("""{"description":"d","scope":"api","allowed_models":["google/*"]}"""));
        using var json = JsonDocument.Parse(await made.Content.ReadAsStringAsync());
        using var limited = App.ClientFor(json.RootElement.GetProperty("token").GetString()!);
        (await limited.ReadAsync("/v1/capabilities")).ShouldBeOk().Json.GetProperty("data").EnumerateArray()
            .Select(p => p.GetProperty("id").GetString()).ShouldBe(["google"]);
    }

    private static JsonElement Entry(JsonElement provider, string surface) =>
        provider.GetProperty("surfaces").EnumerateArray().Single(s => s.GetProperty("surface").GetString() == surface);
}
