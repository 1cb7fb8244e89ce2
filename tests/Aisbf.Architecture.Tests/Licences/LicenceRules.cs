namespace Aisbf.Architecture.Tests.Licences;

/// <summary>Which licences packages may have.</summary>
internal static class LicenceRules
{
    private static readonly string[] Permissive = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MS-PL"];

    /// <summary>Packages whose licence is neither permissive by its expression nor listed as reviewed.</summary>
    public static IEnumerable<string> Unreviewed(IEnumerable<PackageLicence> packages, IReadOnlyCollection<string> reviewed) =>
        from package in packages
        where !(package.IsExpression && Permissive.Contains(package.Licence)) && !reviewed.Contains(package.Id, StringComparer.OrdinalIgnoreCase)
        select $"{package.Id} {package.Version} has the licence '{package.Licence}'";
}
