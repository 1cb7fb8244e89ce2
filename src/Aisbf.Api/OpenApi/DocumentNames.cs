using System.Globalization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Aisbf.Api.OpenApi;

/// <summary>Names that the document gives to schemas and operations. Generated clients get theirs from here.</summary>
internal static class DocumentNames
{
    private const string DialectPrefix = "OpenAi";
    private static readonly string[] Suffixes = ["Dto", "Shape"];

    /// <summary>The type's name without what it is called for our own sake; <c>XList</c> for a list of X.</summary>
    public static string OfSchema(Type type)
    {
        if (type.IsGenericType)
        {
            return string.Concat(type.GetGenericArguments().Select(OfSchema)) + Bare(type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]);
        }

        return Bare(type.Name);
    }

    /// <summary>Method and path in one word, such as <c>getApiV1Models</c>: aliases of one action differ in nothing else.</summary>
    public static string OfOperation(ApiDescription operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var words = (operation.RelativePath ?? "").Split(['/', '{', '}', '*', '_', '-', ':'], StringSplitOptions.RemoveEmptyEntries);
        return (operation.HttpMethod ?? "").ToLowerInvariant() + string.Concat(words.Select(Capitalized));
    }

    private static string Bare(string name)
    {
        name = name.StartsWith(DialectPrefix, StringComparison.Ordinal) ? name[DialectPrefix.Length..] : name;
        var suffix = Suffixes.FirstOrDefault(s => name.EndsWith(s, StringComparison.Ordinal)) ?? "";
        return name[..^suffix.Length];
    }

    private static string Capitalized(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}
