using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>docs/fidelity.md says what these tests found.</summary>
internal sealed class FidelityDocumentTests
{
    [Test]
    public void The_document_has_the_tables() => GoldenFile.ShouldMatch(GoldenFile.Document("fidelity.md"), FidelityDocument.Write());
}
