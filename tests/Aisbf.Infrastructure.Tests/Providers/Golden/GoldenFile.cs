namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>
/// An expected output that stands in a file of its own. With <c>AISBF_GOLDEN=write</c> in the environment the files are
/// written anew instead of compared; what changed is then for the reviewer of the diff to judge.
/// </summary>
internal static class GoldenFile
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("AISBF_GOLDEN") == "write";

    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>A document of the repository.</summary>
    public static string Document(string name) => Path.Combine(Root.Value, "docs", name);

    /// <summary>The source folder of a vendor's files.</summary>
    public static string Folder(string vendor, string folder = "Golden") =>
        Path.Combine(Root.Value, "tests", "Aisbf.Infrastructure.Tests", "Providers", vendor, folder);

    public static void ShouldMatch(string path, string actual)
    {
        if (Write)
        {
            File.WriteAllText(path, actual);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} does not exist. Run the tests with AISBF_GOLDEN=write to make it.");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != actual) Assert.Fail(Difference(path, expected.Split('\n'), actual.Split('\n')));
    }

    private static string Difference(string path, string[] expected, string[] actual)
    {
        var at = 0;
        while (at < expected.Length && at < actual.Length && expected[at] == actual[at]) at++;

        var from = Math.Max(0, at - 3);
        return $"""
            {Path.GetFileName(path)} differs from line {at + 1} on (AISBF_GOLDEN=write accepts the new text).
            expected:
            {string.Join('\n', expected.Skip(from).Take(10).Select((line, i) => $"{(from + i == at ? '>' : ' ')} {line}"))}
            actual:
            {string.Join('\n', actual.Skip(from).Take(10).Select((line, i) => $"{(from + i == at ? '>' : ' ')} {line}"))}
            """;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aisbf.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
