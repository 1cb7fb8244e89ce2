namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>The reader that the documents' rules stand on.</summary>
internal sealed class MarkdownTableTests
{
    private const string Document = """
        # Title

        | Other | B |
        |---|---|
        | x | y |

        | Key | Value |
        |:--|--:|
        | `a` | 1 |
        | `b` | 2 |

        Words.

        | Key | Value |
        |---|---|
        | `c` | 3 |
        """;

    [Test]
    public void All_tables_with_the_heading_are_read_and_no_others() =>
        MarkdownTable.Rows(Document, "Key").Select(row => string.Join('=', row)).ShouldBe(["a=1", "b=2", "c=3"]);

    [Test]
    public void Differences_are_told_from_both_sides() =>
        MarkdownTable.Differences(["a", "b"], ["b", "c", "c"]).ShouldBe(["only in the code: a", "only in the document: c", "twice in the document: c"]);
}
