using Aisbf.Domain.Routing;

namespace Aisbf.Api.Tests.Clients;

/// <summary>What the tests of the official libraries leave to others.</summary>
internal sealed class ClientCoverageTests
{
    [Test]
    public void Only_reranking_has_no_method_in_any_official_library() =>
        Enum.GetValues<Surface>().Except(OpenAiClientTests.Surfaces).Except(AnthropicClientTests.Surfaces).ShouldBe([Surface.Rerank]);
}
