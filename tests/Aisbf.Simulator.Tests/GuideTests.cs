using Aisbf.Simulator.Faults;

namespace Aisbf.Simulator.Tests;

internal sealed class GuideTests
{
    [Test]
    public void The_guide_lists_every_word_with_its_meaning()
    {
        var guide = File.ReadAllText(Path.Combine(Root(), "docs/guides/simulator.md"));

        foreach (var word in Vocabulary.Words)
        {
            var value = word.Value.Length == 0 ? "" : $"`{word.Value.Replace("|", "\\|", StringComparison.Ordinal)}`";
            guide.ShouldContain($"| `{word.Name}` | {value} | {word.Meaning} |");
        }

        guide.Split("\n| `").Count(row => Vocabulary.ByName.ContainsKey(row.Split('`')[0])).ShouldBe(Vocabulary.Words.Count);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aisbf.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Aisbf.sln above the tests.");
        return folder.FullName;
    }
}
