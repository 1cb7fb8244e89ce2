using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Persistence.Tokens;

/// <summary>A list of limits as a column: one to a line, and null for none.</summary>
internal static class LimitColumn
{
    private const char Separator = '\n';

    public static string? Of(IReadOnlyList<string> list) => list.Count == 0 ? null : string.Join(Separator, list);

    public static TokenLimits ToLimits(string? models, string? addresses) =>
        models is null && addresses is null ? TokenLimits.None : new TokenLimits(ToList(models), ToList(addresses));

    private static string[] ToList(string? column) => column?.Split(Separator) ?? [];
}
