using System.Text;
using Aisbf.Api.Demo;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official OpenAI library on the surfaces besides chat, in every family.</summary>
internal sealed class OpenAiSurfaceTests
{
    private static readonly string[] Surfaces = ["completions", "embeddings", "images", "image-stream", "speech", "moderations"];

    [Test]
    public async Task Every_surface_works_in_every_family_and_with_every_dialect_that_has_it()
    {
        var node = await NodePackages.NodeWithAsync("openai");
        await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" });
        var demo = Encoding.UTF8.GetString(DemoConfiguration.For(app.Simulator.BaseAddress));
        (await app.Admin.PostJsonAsync("/api/admin/config/import", demo)).ShouldBeOk().Json.GetProperty("rejected").GetInt32().ShouldBe(0);
        await app.PutProviderAsync("openai", models: "[]");
        await app.PutProviderAsync("google", "google", "[]");
        await app.PutProviderAsync("ollama", "ollama", "[]");
        using var ann = await Tenant.CreateAsync(app, "ann");
        await ann.PutProviderAsync("openai", """[{"name":"sim"}]""");
        var token = await app.CreateTokenAsync();

        await RunAsync(node, app, "/v1", token, [.. Surfaces.Select(s => $"{s}=openai/sim")]);
        await RunAsync(node, app, "/api/v1", token, [
            "completions=google/sim", "embeddings=google/sim", "images=google/imagen", "images=google/sim", "speech=google/sim",
            "completions=ollama/sim", "embeddings=ollama/sim", "completions=demo-anthropic/claude-sim"]);
        await RunAsync(node, app, "/api/openai", token, [.. Surfaces.Select(s => $"{s}=sim")]);
        await RunAsync(node, app, "/api/rotations", token, [.. Surfaces.Select(s => $"{s}=demo-surfaces")]);
        await RunAsync(node, app, "/api/autoselect", token, [.. Surfaces.Select(s => $"{s}=auto-surfaces")]);
        await RunAsync(node, app, "/api/user", ann.Token, [.. Surfaces.Select(s => $"{s}=user-provider/openai/sim")]);
        await RunAsync(node, app, ann.Named, ann.Token, [.. Surfaces.Select(s => $"{s}=openai/sim")]);
    }

    private static async Task RunAsync(string node, GatewayApp app, string path, string token, string[] models)
    {
        var (exitCode, output) = await NodePackages.RunAsync(node, ["surfaces.mjs", new Uri(app.Address, path).AbsoluteUri, token, .. models]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal), output);
        lines.Length.ShouldBe(models.Length + 1, output);
        exitCode.ShouldBe(0, output);
    }
}
