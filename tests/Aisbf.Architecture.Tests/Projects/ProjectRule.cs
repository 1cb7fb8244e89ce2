namespace Aisbf.Architecture.Tests.Projects;

/// <summary>What one project may refer to; a package name that ends in a star stands for all that begin so.</summary>
internal sealed record ProjectRule(string Project, string[] Projects, string[]? Packages = null, string[]? Frameworks = null)
{
    public IEnumerable<string> Violations(ProjectFile file) =>
    [
        .. file.Projects.Except(Projects).Select(p => $"{Project} refers to the project {p}"),
        .. file.Packages.Where(p => Packages is not null && !Packages.Any(allowed => Matches(allowed, p)))
            .Select(p => $"{Project} refers to the package {p}"),
        .. file.Frameworks.Except(Frameworks ?? []).Select(f => $"{Project} refers to the framework {f}"),
    ];

    private static bool Matches(string allowed, string package) =>
        allowed.EndsWith('*') ? package.StartsWith(allowed[..^1], StringComparison.Ordinal) : package == allowed;
}
