using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.OpenApi;

/// <summary>The document by the rules of a well-known linter.</summary>
internal sealed class LinterTests : GatewayFixture
{
    [Test]
    public async Task The_linter_finds_nothing()
    {
        var node = await NodePackages.NodeWithAsync("@redocly/openapi-core");

        var (exitCode, output) = await NodePackages.RunAsync(node, "lint-openapi.mjs", new Uri(App.Address, "/swagger/v1/swagger.json").AbsoluteUri);

        output.Trim().ShouldBe("0 problems");
        exitCode.ShouldBe(0);
    }
}
