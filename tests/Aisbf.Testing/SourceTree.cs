namespace Aisbf.Testing;

/// <summary>
/// Files of the working tree. With <c>AISBF_GOLDEN=write</c> in the environment expected files are written anew instead of
/// compared; what changed is then for the reviewer of the diff to judge.
/// </summary>
public static class SourceTree
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("AISBF_GOLDEN") == "write";

    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    public static void ShouldMatch(string path, string actual)
    {
        var file = Path.Combine(Root, path);
        if (Write)
        {
            File.WriteAllText(file, actual);
            return;
        }

        File.Exists(file).ShouldBeTrue($"{path} does not exist. Run the tests with AISBF_GOLDEN=write to make it.");
        var (expected, got) = (Read(path).Split('\n'), actual.Split('\n'));
        var at = 0;
        while (at < expected.Length && at < got.Length && expected[at] == got[at])
        {
            at++;
        }

        if (at < Math.Max(expected.Length, got.Length))
        {
            Assert.Fail($"""
                {path} differs from line {at + 1} on (AISBF_GOLDEN=write accepts the new text).
                expected: {string.Join('\n', expected.Skip(at).Take(5))}
                actual:   {string.Join('\n', got.Skip(at).Take(5))}
                """);
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aisbf.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
