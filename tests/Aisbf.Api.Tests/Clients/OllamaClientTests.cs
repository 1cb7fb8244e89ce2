using System.Text;
using Aisbf.Api.Demo;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official Ollama library, as it is, asking for models.</summary>
internal sealed class OllamaClientTests
{
    [Test]
    public async Task The_official_library_finds_the_models()
    {
        var node = await NodePackages.NodeWithAsync("ollama");
        await using var app = await GatewayApp.StartAsync();
        var demo = Encoding.UTF8.GetString(DemoConfiguration.For(app.Simulator.BaseAddress));
        (await app.Admin.PostJsonAsync("/api/admin/config/import", demo)).ShouldBeOk();

        var (exitCode, output) = await NodePackages.RunAsync(
            node,
            ["ollama.mjs", app.Address.GetLeftPart(UriPartial.Authority), await app.CreateTokenAsync(), "demo-openai/gpt-sim", "rotation/demo"]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal), output);
        lines.Length.ShouldBe(5, output);
        exitCode.ShouldBe(0, output);
    }
}
