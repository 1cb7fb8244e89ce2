using Aisbf.Architecture.Tests.Documentation;
using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Licences;

/// <summary>Every package is permissive by its own words, or somebody has read its licence and docs/licences.md says so.</summary>
internal sealed class LicenceTests
{
    private static IReadOnlyList<string> Reviewed { get; } =
        [.. MarkdownTable.Rows(Repository.Read("docs/licences.md"), "Package").Select(row => row[0])];

    [Test]
    public void Every_package_is_permissive_or_reviewed() =>
        LicenceRules.Unreviewed(RestoredPackages.Read(), Reviewed).ShouldBeEmpty();

    [Test]
    public void There_are_packages_to_look_at() => RestoredPackages.Read().Count.ShouldBeGreaterThan(20);

    [Test]
    public void Twin_a_licence_that_nobody_has_read_is_found()
    {
        PackageLicence[] packages =
        [
            new("Free", "1.0.0", "MIT", IsExpression: true),
            new("Reciprocal", "13.0.0", "RPL-1.5", IsExpression: true),
            new("ByFile", "2.0.0", "LICENSE.txt", IsExpression: false),
            new("Pretending", "3.0.0", "MIT", IsExpression: false),
        ];
        LicenceRules.Unreviewed(packages, ["byfile"]).ShouldBe(
            ["Reciprocal 13.0.0 has the licence 'RPL-1.5'", "Pretending 3.0.0 has the licence 'MIT'"]);
    }

    [TestCase("<license type=\"expression\">MIT</license>", "MIT", true)]
    [TestCase("<license type=\"file\">LICENSE.txt</license><licenseUrl>https://example.org/x</licenseUrl>", "LICENSE.txt", false)]
    [TestCase("<licenseUrl>https://example.org/x</licenseUrl>", "https://example.org/x", false)]
    public void Specifications_of_all_ages_are_read(string element, string licence, bool isExpression) =>
        RestoredPackages.ReadSpecification($"<package><metadata><id>A</id><version>1.0.0</version>{element}</metadata></package>")
            .ShouldBe(new PackageLicence("A", "1.0.0", licence, isExpression));
}
