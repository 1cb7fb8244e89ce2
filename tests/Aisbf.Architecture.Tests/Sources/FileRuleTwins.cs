using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Sources;

/// <summary>Every rule for files finds a file that breaks it, and lets one that does not pass.</summary>
internal sealed class FileRuleTwins
{
    private const string Folder = "src/Aisbf.Domain/Routing";

    [Test]
    public void A_file_one_line_too_long_is_found()
    {
        FileRules.TooLong([Lines(401)], 400).ShouldHaveSingleItem();
        FileRules.TooLong([Lines(400)], 400).ShouldBeEmpty();
    }

    [Test]
    public void The_percentile_moves_when_files_grow()
    {
        var files = Enumerable.Range(1, 100).Select(Lines).ToList();
        SizeRules.Percentile(files, 0.5).ShouldBe(50);
        SizeRules.Percentile(files, 0.95).ShouldBe(95);
        SizeRules.Percentile([.. files, .. Enumerable.Range(0, 10).Select(_ => Lines(500))], 0.95).ShouldBe(500);
    }

    [TestCase("namespace Aisbf.Domain;\n\npublic sealed class A;\n", 1)]
    [TestCase("namespace Aisbf.Domain.Rotations;\n\npublic sealed class A;\n", 1)]
    [TestCase("public sealed class A;\n", 1)]
    [TestCase("namespace Aisbf.Domain.Routing;\n\npublic sealed class A;\n", 0)]
    public void A_namespace_that_is_not_the_folder_is_found(string text, int found) =>
        FileRules.NamespaceIsNotFolder([File("A", text)]).Count().ShouldBe(found);

    [TestCase("A", "internal sealed class B;\n", 1)]
    [TestCase("A", "internal sealed class A;\n", 0)]
    [TestCase("AOfT", "public readonly record struct A<T>;\n", 0)]
    [TestCase("AOfT", "public readonly record struct A;\n", 1)]
    [TestCase("A.Part", "public sealed partial class A\n{\n}\n", 0)]
    [TestCase("ARules", "internal static partial class A\n{\n}\n", 1)]
    public void A_file_named_after_something_else_is_found(string name, string text, int found) =>
        FileRules.NameIsNotType([File(name, text)]).Count().ShouldBe(found);

    [TestCase("A", "public interface A\n{\n}\n\npublic sealed record B(int C);\n", 1)]
    [TestCase("A", "public enum A\n{\n}\n\npublic delegate void B();\n", 1)]
    [TestCase("A", "public sealed class A\n{\n    public sealed class Nested;\n}\n\ninternal sealed class B;\n", 0)]
    [TestCase("A", "public interface A;\n\npublic interface A<T> : A;\n", 0)]
    [TestCase("GetQuery", "public sealed record GetQuery;\n\npublic sealed record AnswerDto;\n\ninternal sealed class GetHandler;\n", 0)]
    [TestCase("GetQuery", "public sealed record GetQuery;\n\npublic sealed record Answer;\n", 1)]
    [TestCase("Get", "public sealed record Get;\n\npublic sealed record AnswerDto;\n", 1)]
    public void A_second_public_type_is_found(string name, string text, int found) =>
        FileRules.SeveralPublicTypes([File(name, text)]).Count().ShouldBe(found);

    [TestCase("RouteManager", 1)]
    [TestCase("HelperForRoutes", 1)]
    [TestCase("JsonUtils", 1)]
    [TestCase("Utility", 1)]
    [TestCase("Utilization", 0)]
    [TestCase("Route", 0)]
    public void An_empty_name_is_found(string name, int found) =>
        FileRules.EmptyNames([File(name, $"internal static class {name};\n")]).Count().ShouldBe(found);

    [TestCase("// TO" + "DO: later", 1)]
    [TestCase("// FIX" + "ME", 1)]
    [TestCase("    #reg" + "ion Private", 1)]
    [TestCase("throw new " + "NotImplementedException();", 1)]
    [TestCase("// Where a region begins, there is nothing to do.", 0)]
    public void Unfinished_work_is_found(string line, int found) => FileRules.ForbiddenWords([File("A", line)]).Count().ShouldBe(found);

    private static SourceFile File(string name, string text) => new($"{Folder}/{name}.cs", text);

    private static SourceFile Lines(int count) => File("A", string.Concat(Enumerable.Repeat("x\n", count)));
}
