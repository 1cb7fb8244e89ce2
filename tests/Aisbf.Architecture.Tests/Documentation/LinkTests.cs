using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>Links in the documents lead somewhere.</summary>
internal sealed class LinkTests
{
    private static IEnumerable<string> Documents => ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", .. Repository.Find("docs", "*.md")];

    [Test]
    public void Links_lead_to_files_of_this_repository() =>
        Documents.SelectMany(document => LinkRules.Broken(document, Repository.Read(document), Exists)).ShouldBeEmpty();

    [Test]
    public void Twin_a_link_that_leads_nowhere_is_found() =>
        LinkRules.Broken(
            "docs/guides/a.md",
            "[x](../errors.md) [y](b.md#part) [z](https://example.org/c.md) [here](#d)",
            path => path == "docs/errors.md").ShouldBe(["docs/guides/a.md links to docs/guides/b.md"]);

    private static bool Exists(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }
}
