using System.Text.Json;
using System.Xml.Linq;
using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Licences;

/// <summary>The packages that a restore of this working tree brought, with all that they bring along.</summary>
internal static class RestoredPackages
{
    public static IReadOnlyList<PackageLicence> Read() =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "project.assets.json", SearchOption.AllDirectories)
            .SelectMany(ReadAssets)
            .DistinctBy(package => (package.Id, package.Version))
            .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>What a package specification says; null when it says nothing.</summary>
    public static PackageLicence? ReadSpecification(string xml)
    {
        var metadata = XElement.Parse(xml).Elements().First(e => e.Name.LocalName == "metadata");
        var licence = Value("license");
        var isExpression = metadata.Elements().Any(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "expression");
        return (licence ?? Value("licenseUrl")) is { } text ? new PackageLicence(Value("id")!, Value("version")!, text, isExpression) : null;

        string? Value(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
    }

    private static IEnumerable<PackageLicence> ReadAssets(string file)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(file));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
        var paths =
            from library in assets.RootElement.GetProperty("libraries").EnumerateObject()
            where library.Value.GetProperty("type").GetString() == "package"
            select library.Value.GetProperty("path").GetString();
        foreach (var path in paths.ToList())
        {
            var specification = folders.Select(folder => Path.Combine(folder, path))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.nuspec"))
                .FirstOrDefault();
            if (specification is not null)
            {
                yield return ReadSpecification(File.ReadAllText(specification))
                    ?? new PackageLicence(path, "", "nothing", IsExpression: false);
            }
        }
    }
}
