using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>docs/fidelity.md says what these tests found.</summary>
internal sealed class FidelityDocumentTests
{
    [Test]
    public void The_document_has_the_tables()
    {
        var text = string.Join("\n", new[] { Surface.ChatCompletions, Surface.Completions, Surface.Messages, Surface.Responses }.Select(FidelityTable.OfRequests))
            + string.Join("\n", new[] { "OpenAi", "Anthropic", "Google", "Ollama" }.Select(FidelityTable.OfAnswers));
        GoldenFile.ShouldMatch(GoldenFile.Document("fidelity.md"), text);
    }
}
