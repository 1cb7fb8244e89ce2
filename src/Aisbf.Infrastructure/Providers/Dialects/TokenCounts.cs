using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Reads counts of tokens; what cannot be one is treated as not there.</summary>
internal static class TokenCounts
{
    /// <summary>More than any answer can have; also keeps sums of counts from overflowing.</summary>
    private const long Limit = 1_000_000_000_000;

    public static long? Read(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var count) && count is >= 0 and <= Limit
            ? count
            : null;
}
