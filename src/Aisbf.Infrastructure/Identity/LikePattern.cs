namespace Aisbf.Infrastructure.Identity;

/// <summary>Patterns for SQL's <c>LIKE</c> in which a text stands for itself.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";

    /// <summary>Matches whatever contains the text.</summary>
    public static string Containing(string text) => $"%{Literal(text)}%";

    // The bracket opens a set on SQL Server; elsewhere an escaped one is a bracket all the same.
    private static string Literal(string text) => text
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal)
        .Replace("[", Escape + "[", StringComparison.Ordinal);
}
