using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Clients;

/// <summary>What the official OpenAI library sends files with.</summary>
internal sealed class OpenAiFileTests : GatewayFixture
{
    protected override Task ConfigureAsync() => App.PutProviderAsync("p", models: "[]");

    [Test]
    public async Task Every_call_with_a_file_works()
    {
        var node = await NodePackages.NodeWithAsync("openai");

        var (exitCode, output) = await NodePackages.RunAsync(
            node,
            ["openai-files.mjs", new Uri(App.Address, "/v1").AbsoluteUri, await App.CreateTokenAsync(), "p/sound", new Uri(App.Address, "/api/p").AbsoluteUri]);

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal), output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(11, output);
        exitCode.ShouldBe(0, output);
    }
}
