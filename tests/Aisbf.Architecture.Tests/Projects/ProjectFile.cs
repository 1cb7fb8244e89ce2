using System.Xml.Linq;

namespace Aisbf.Architecture.Tests.Projects;

/// <summary>What a project file refers to.</summary>
internal sealed class ProjectFile(string name, string xml)
{
    private readonly XElement _root = XElement.Parse(xml);

    public string Name => name;

    public IReadOnlyList<string> Projects => [.. Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    public IReadOnlyList<string> Packages => Includes("PackageReference");

    public IReadOnlyList<string> Frameworks => Includes("FrameworkReference");

    private string[] Includes(string element) =>
        [.. _root.Descendants(element).Select(e => e.Attribute("Include")?.Value).OfType<string>()];
}
