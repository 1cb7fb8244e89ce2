using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official Anthropic library, as it is, by every family's base URL and over every dialect.</summary>
internal sealed class AnthropicClientTests
{
    private const int PerRun = 2;
    private const int PerModel = 7;

    [Test]
    public async Task Every_call_of_the_official_library_works_with_every_dialect()
    {
        var node = await NodePackages.NodeWithAsync("@anthropic-ai/sdk");
        await using var app = await GatewayApp.StartAsync();
        string[] types = ["anthropic", "openai", "google", "ollama"];
        foreach (var type in types) await app.PutProviderAsync(type, type, """[]""");
        var token = await app.CreateTokenAsync();

        await RunAsync(node, app.Address, token, [.. types.Select(type => $"{type}/sim-{type}")], withThinking: true);
    }

    [Test]
    public async Task Every_family_is_a_base_url_of_the_official_library()
    {
        var node = await NodePackages.NodeWithAsync("@anthropic-ai/sdk");
        await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" });
        await app.PutProviderAsync("claude", "anthropic");
        await app.PutProviderAsync("gpt");
        await app.PutRotationAsync("rotation-one", "", "claude:sim:1", "gpt:sim:1");
        await app.PutAsync("/api/admin/autoselects/auto-one", """{"fallback":"gpt/sim","available_models":[{"model_id":"gpt/sim","description":"d"}]}""");
        var token = await app.CreateTokenAsync();

        await RunAsync(node, new Uri(app.Address, "/api"), token, ["rotation/rotation-one"]);
        await RunAsync(node, new Uri(app.Address, "/api/gpt"), token, ["sim"], withThinking: true, anyModel: true);
        await RunAsync(node, new Uri(app.Address, "/api/rotations"), token, ["rotation-one"]);
        await RunAsync(node, new Uri(app.Address, "/api/autoselect"), token, ["auto-one"]);

        using var ann = await Tenant.CreateAsync(app, "ann");
        await ann.PutProviderAsync("openai", """[{"name":"gpt-sim"}]""");
        await ann.PutRotationAsync("pool", "openai:gpt-sim:1");
        foreach (var path in new[] { "/api/user", ann.Named })
        {
            await RunAsync(node, new Uri(app.Address, path), ann.Token, ["user-rotation/pool"]);
        }
    }

    private static async Task RunAsync(string node, Uri address, string token, string[] models, bool withThinking = false, bool anyModel = false)
    {
        var (exitCode, output) = await NodePackages.RunAsync(node, ["anthropic.mjs", address.AbsoluteUri.TrimEnd('/'), token, .. anyModel ? new[] { "--any-model" } : [], .. models]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal), output);
        lines.Length.ShouldBe((anyModel ? PerRun - 1 : PerRun) + ((PerModel + (withThinking ? 1 : 0)) * models.Length), output);
        exitCode.ShouldBe(0, output);
    }
}
