using Aisbf.Architecture.Tests.Samples;
using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Documentation;

/// <summary>docs/configuration.md lists every setting with its type and default.</summary>
internal sealed class ConfigurationDocumentTests
{
    private static readonly string[] Variables = ["ASPNETCORE_URLS", "ConnectionStrings__Aisbf", "Aisbf__DataDirectory", "Aisbf__AdminToken"];

    private static string Document => Repository.Read("docs/configuration.md");

    private static IEnumerable<string> Settings =>
        OptionRules.Settings(Assemblies.Written(Assemblies.Application, Assemblies.Infrastructure, Assemblies.Api));

    [Test]
    public void Every_setting_is_listed_with_its_type_and_default() =>
        MarkdownTable.Differences(Settings, Listed(Document)).ShouldBeEmpty();

    [Test]
    public void What_is_set_from_the_environment_is_listed() =>
        Variables.Except(MarkdownTable.Rows(Document, "Variable").Select(row => row[0])).ShouldBeEmpty();

    [Test]
    public void There_are_settings_to_look_at() => Settings.Count().ShouldBeGreaterThan(10);

    [Test]
    public void Twin_a_setting_that_is_not_listed_or_has_another_default_is_found()
    {
        var settings = OptionRules.Settings([typeof(SampleOptions), typeof(SectionlessOptions)]).ToList();
        settings.ShouldBe(
        [
            "Sample:Part:Enabled boolean true",
            "Sample:Part:Limit integer 7",
            "Sample:Part:Patience duration 00:01:30",
            "Sample:Name text none",
            "Sample:Part:Words list none",
        ]);
        MarkdownTable.Differences(settings, Listed("| Setting | Type | Default |\n|---|---|---|\n| `Sample:Part:Limit` | integer | `8` |"))
            .ShouldContain("only in the document: Sample:Part:Limit integer 8");
    }

    private static IEnumerable<string> Listed(string markdown) =>
        MarkdownTable.Rows(markdown, "Setting").Select(row => string.Join(' ', row[..3]));
}
