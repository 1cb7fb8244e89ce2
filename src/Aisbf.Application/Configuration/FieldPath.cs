using System.Text.Json;

namespace Aisbf.Application.Configuration;

/// <summary>Paths of fields as errors name them: <c>providers[0].models[1].weight</c>.</summary>
internal static class FieldPath
{
    private const string Root = "$.";

    /// <summary>From a serializer's path such as <c>$.models[0].context_size</c>; null for the whole document.</summary>
    public static string? FromJsonPath(string? path) =>
        path is null or "$" ? null : path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path;

    /// <summary>From a path of properties such as <c>Document.Providers[0].DefaultRateLimitTpm</c>.</summary>
    public static string FromProperties(string path)
    {
        var names = path.Split('.');
        var start = names.Length > 1 && names[0] == "Document" ? 1 : 0;
        return string.Join('.', names[start..].Select(FromProperty));
    }

    private static string FromProperty(string property)
    {
        var bracket = property.IndexOf('[', StringComparison.Ordinal);
        var (name, index) = bracket < 0 ? (property, "") : (property[..bracket], property[bracket..]);
        var snake = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        return (IsTokenLimit(name) ? snake[..^3] + snake[^3..].ToUpperInvariant() : snake) + index;
    }

    private static bool IsTokenLimit(string name) => name.EndsWith("Tpm", StringComparison.Ordinal)
        || name.EndsWith("Tph", StringComparison.Ordinal) || name.EndsWith("Tpd", StringComparison.Ordinal);
}
