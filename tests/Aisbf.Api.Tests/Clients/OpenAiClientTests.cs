using System.Text;
using Aisbf.Api.Demo;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official OpenAI library, as it is, against a gateway that is configured like the demo.</summary>
internal sealed class OpenAiClientTests
{
    private static readonly string[] Models =
        ["demo-openai/gpt-sim", "demo-anthropic/claude-sim", "demo-google/gemini-sim", "demo-ollama/llama-sim", "rotation/demo"];

    [Test]
    public async Task Every_call_of_the_official_library_works_with_every_dialect_and_a_rotation()
    {
        var node = await NodePackages.NodeWithAsync("openai");
        await using var app = await GatewayApp.StartAsync();
        var demo = Encoding.UTF8.GetString(DemoConfiguration.For(app.Simulator.BaseAddress));
        (await app.Admin.PostJsonAsync("/api/admin/config/import", demo)).ShouldBeOk().Json.GetProperty("created").GetInt32().ShouldBe(5);

        var (exitCode, output) = await NodePackages.RunAsync(
            node, ["openai.mjs", new Uri(app.Address, "/v1").AbsoluteUri, await app.CreateTokenAsync(), .. Models]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal), output);
        lines.Length.ShouldBe(3 + (6 * Models.Length), output);
        exitCode.ShouldBe(0, output);
    }
}
