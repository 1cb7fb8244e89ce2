namespace Aisbf.Architecture.Tests.Solution;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Production { get; } = Sources("src");

    public static IReadOnlyList<SourceFile> Tests { get; } = Sources("tests");

    public static IReadOnlyList<SourceFile> All { get; } = [.. Production, .. Tests];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>All files below a folder whose name matches, as paths relative to the root, without what builds leave behind.</summary>
    public static IEnumerable<string> Find(string folder, string pattern) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Split('/').Intersect(Generated).Any()
        orderby relative
        select relative;

    private static SourceFile[] Sources(string folder) => [.. Find(folder, "*.cs").Select(path => new SourceFile(path, Read(path)))];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Aisbf.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a working tree of this repository.");
    }
}
