using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Tokens;

/// <summary>A token's limits as lists in documents.</summary>
internal static class TokenLimitLists
{
    /// <summary>The limits that validated lists state.</summary>
    public static TokenLimits ToLimits(IReadOnlyList<string>? models, IReadOnlyList<string>? addresses) => new(
        [.. (models ?? []).Select(m => ModelPattern.Normalize(m)!).Distinct(StringComparer.Ordinal)],
        [.. (addresses ?? []).Select(Normalize).Distinct(StringComparer.Ordinal)]);

    /// <summary>A list as answers show it: left out when it is empty.</summary>
    public static IReadOnlyList<string>? ToWire(IReadOnlyList<string> list) => list.Count == 0 ? null : list;

    private static string Normalize(string address) => AddressRange.TryParse(address, out var range) ? range.ToString() : address;
}
