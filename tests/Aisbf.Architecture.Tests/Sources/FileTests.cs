using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Sources;

/// <summary>How files look, held for every C# file of the repository.</summary>
internal sealed class FileTests
{
    private const int ProductionLimit = 400;
    private const int TestLimit = 600;

    private static IEnumerable<SourceFile> Production => Repository.Production.Where(f => !f.IsMigration);

    private static IEnumerable<SourceFile> Written => Repository.All.Where(f => !f.IsMigration);

    [Test]
    public void No_file_is_longer_than_can_be_read_at_once()
    {
        FileRules.TooLong(Production, ProductionLimit).ShouldBeEmpty();
        FileRules.TooLong(Repository.Tests, TestLimit).ShouldBeEmpty();
    }

    [Test]
    public void Half_of_the_files_have_60_lines_or_less() => SizeRules.Percentile(Production, 0.5).ShouldBeLessThanOrEqualTo(60);

    [Test]
    public void Of_100_files_95_have_250_lines_or_less() => SizeRules.Percentile(Production, 0.95).ShouldBeLessThanOrEqualTo(250);

    [Test]
    public void Namespaces_spell_folders() => FileRules.NamespaceIsNotFolder(Written).ShouldBeEmpty();

    [Test]
    public void Files_are_named_after_their_type() => FileRules.NameIsNotType(Written).ShouldBeEmpty();

    [Test]
    public void A_file_declares_one_public_type() => FileRules.SeveralPublicTypes(Production).ShouldBeEmpty();

    [Test]
    public void Names_say_what_a_type_does() => FileRules.EmptyNames(Written).ShouldBeEmpty();

    [Test]
    public void Nothing_is_left_for_later_and_nothing_is_folded_away() => FileRules.ForbiddenWords(Written).ShouldBeEmpty();

    [Test]
    public void There_are_files_to_look_at()
    {
        Repository.Production.Count.ShouldBeGreaterThan(100);
        Repository.Tests.ShouldContain(f => f.Name == nameof(FileTests));
    }
}
