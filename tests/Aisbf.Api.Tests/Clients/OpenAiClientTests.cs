using System.Text;
using Aisbf.Api.Demo;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official OpenAI library, as it is, against a gateway that is configured like the demo.</summary>
internal sealed class OpenAiClientTests
{
    private static readonly string[] Models =
        ["demo-openai/gpt-sim", "demo-anthropic/claude-sim", "demo-google/gemini-sim", "demo-ollama/llama-sim", "rotation/demo", "autoselect/auto"];

    [Test]
    public async Task Every_call_of_the_official_library_works_with_every_dialect_and_a_rotation()
    {
        var node = await NodePackages.NodeWithAsync("openai");
        await using var app = await GatewayApp.StartAsync();
        var demo = Encoding.UTF8.GetString(DemoConfiguration.For(app.Simulator.BaseAddress));
        (await app.Admin.PostJsonAsync("/api/admin/config/import", demo)).ShouldBeOk().Json.GetProperty("created").GetInt32().ShouldBe(8);

        var (exitCode, output) = await NodePackages.RunAsync(
            node, ["openai.mjs", new Uri(app.Address, "/v1").AbsoluteUri, await app.CreateTokenAsync(), .. Models]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal), output);
        lines.Length.ShouldBe(3 + (6 * Models.Length), output);
        exitCode.ShouldBe(0, output);
    }

    [Test]
    public async Task Every_call_of_the_official_library_works_in_a_users_namespace_by_both_of_its_paths()
    {
        var node = await NodePackages.NodeWithAsync("openai");
        await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" });
        using var ann = await Tenant.CreateAsync(app, "ann");
        await ann.PutProviderAsync("openai", """[{"name":"gpt-sim"}]""");
        await ann.PutRotationAsync("pool", "openai:gpt-sim:1");
        await ann.PutAsync("/api/user/autoselects/clever", """
            {"selection_model":"openai/chooser#text=<model_id>openai/gpt-sim</model_id>",
             "available_models":[{"model_id":"pool","description":"Anything"},{"model_id":"openai/gpt-sim","description":"Anything else"}]}
            """);

        foreach (var path in new[] { "/api/user", ann.Named })
        {
            var (exitCode, output) = await NodePackages.RunAsync(node, [
                "openai.mjs", new Uri(app.Address, path).AbsoluteUri, ann.Token,
                "user-provider/openai/gpt-sim", "user-rotation/pool", "user-autoselect/clever"]);
            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal), output);
            lines.Length.ShouldBe(3 + (6 * 3), output);
            exitCode.ShouldBe(0, output);
        }
    }
}
