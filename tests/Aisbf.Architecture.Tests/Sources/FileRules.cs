using System.Text.RegularExpressions;
using Aisbf.Architecture.Tests.Solution;

namespace Aisbf.Architecture.Tests.Sources;

/// <summary>Rules for single C# files. Each answers what is wrong with the files it is given.</summary>
internal static partial class FileRules
{
    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files, int limit) =>
        from file in files
        where file.LineCount > limit
        select $"{file} has {file.LineCount} lines, more than {limit}";

    /// <summary>The namespace spells the folder, so that whoever knows one knows the other.</summary>
    public static IEnumerable<string> NamespaceIsNotFolder(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Types.Count > 0 && file.Name != "Program" && file.Namespace != file.ExpectedNamespace
        select $"{file} has the namespace {file.Namespace ?? "(none)"} instead of {file.ExpectedNamespace}";

    /// <summary>A file is named after the first type in it; <c>XOfT</c> holds the generic <c>X</c>.</summary>
    public static IEnumerable<string> NameIsNotType(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Name != "Program" && file.Types.Count > 0
        let first = file.Types[0]
        where !Names(file.Name, first) && !StartsWithRequest(file)
        select $"{file} begins with the type {first.Name}";

    /// <summary>
    /// One public type to a file. A type and its generic form may share one, and so may a use case's request and the query
    /// results (<c>…Dto</c>) that only it answers.
    /// </summary>
    public static IEnumerable<string> SeveralPublicTypes(IEnumerable<SourceFile> files) =>
        from file in files
        let types = file.Types.Where((type, index) => type.IsPublic && (index == 0 || !IsResultBesideItsRequest(file, type))).ToList()
        where types.DistinctBy(type => type.Name).Count() > 1
        select $"{file} declares {string.Join(", ", types.Select(t => t.Name))}";

    public static IEnumerable<string> ForbiddenWords(IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in Words().Matches(file.Text)
        select $"{file} has '{match.Value.Trim()}'";

    /// <summary>Names that say nothing of what a type does.</summary>
    public static IEnumerable<string> EmptyNames(IEnumerable<SourceFile> files) =>
        from file in files
        from type in file.Types
        where EmptyName().IsMatch(type.Name)
        select $"{file} declares {type.Name}";

    private static bool Names(string file, DeclaredType type) =>
        file == type.Name || file.StartsWith(type.Name + ".", StringComparison.Ordinal) || (type.IsGeneric && file == type.Name + "OfT");

    // The marker interface of the same name may stand before its generic form, and a request before its handler.
    private static bool StartsWithRequest(SourceFile file) => file.Types.Any(type => type.Name == file.Name && type.IsPublic);

    private static bool IsResultBesideItsRequest(SourceFile file, DeclaredType type) =>
        type.Name.EndsWith("Dto", StringComparison.Ordinal)
        && (file.Name.EndsWith("Query", StringComparison.Ordinal)
            || file.Name.EndsWith("Command", StringComparison.Ordinal)
            || file.Name.EndsWith("Dto", StringComparison.Ordinal));

    [GeneratedRegex(@"^[ \t]*#region\b|\bTODO\b|\bFIXME\b|\bHACK\b|\bnew NotImplementedException\b", RegexOptions.Multiline)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?:Manager|Helpers?|Util(?:s|ity|ities)?)(?![a-z])")]
    private static partial Regex EmptyName();
}
