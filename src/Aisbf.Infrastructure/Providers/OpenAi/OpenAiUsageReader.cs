using System.Text.Json;
using Aisbf.Domain.Usage;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Reads a usage object. Upstreams get it wrong in every way, and money hangs on it: a number that cannot be a count of
/// tokens is treated as not there.
/// </summary>
internal static class OpenAiUsageReader
{
    /// <summary>More than any answer can have; also keeps sums of counts from overflowing.</summary>
    private const long Limit = 1_000_000_000_000;

    /// <summary>False when there is no count in it, or it is no JSON object.</summary>
    public static bool TryRead(ReadOnlySpan<byte> usageObject, out TokenUsage usage)
    {
        usage = default;
        var reader = new Utf8JsonReader(usageObject);
        try
        {
            return reader.Read() && TryRead(ref reader, out usage);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads the object at whose start the reader stands; afterwards the reader stands at its end.</summary>
    /// <exception cref="JsonException">The object is not closed or not JSON.</exception>
    public static bool TryRead(ref Utf8JsonReader reader, out TokenUsage usage)
    {
        usage = default;
        if (reader.TokenType != JsonTokenType.StartObject) return false;

        long? prompt = null, completion = null, cached = null, cacheWrite = null, reasoning = null, total = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("prompt_tokens"u8) || reader.ValueTextEquals("input_tokens"u8)) prompt = Count(ref reader) ?? prompt;
            else if (reader.ValueTextEquals("completion_tokens"u8) || reader.ValueTextEquals("output_tokens"u8))
                completion = Count(ref reader) ?? completion;
            else if (reader.ValueTextEquals("total_tokens"u8)) total = Count(ref reader);
            else if (reader.ValueTextEquals("prompt_cache_hit_tokens"u8)) cached ??= Count(ref reader);
            else if (reader.ValueTextEquals("prompt_tokens_details"u8) || reader.ValueTextEquals("input_tokens_details"u8))
                ReadDetails(ref reader, ref cached, ref cacheWrite, ref reasoning);
            else if (reader.ValueTextEquals("completion_tokens_details"u8) || reader.ValueTextEquals("output_tokens_details"u8))
                ReadDetails(ref reader, ref cached, ref cacheWrite, ref reasoning);
            else Skip(ref reader);
        }

        // Embeddings and some runtimes tell the total only.
        if (prompt is null && total is { } sum) prompt = Math.Max(0, sum - (completion ?? 0));
        if (prompt is null && completion is null) return false;

        var (input, output) = (prompt ?? 0, completion ?? 0);
        usage = new TokenUsage(
            input, output, Math.Min(cached ?? 0, input), Math.Min(cacheWrite ?? 0, input), Math.Min(reasoning ?? 0, output));
        return true;
    }

    private static void ReadDetails(ref Utf8JsonReader reader, ref long? cached, ref long? cacheWrite, ref long? reasoning)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cached_tokens"u8)) cached = Count(ref reader) ?? cached;
            else if (reader.ValueTextEquals("cache_write_tokens"u8)) cacheWrite = Count(ref reader) ?? cacheWrite;
            else if (reader.ValueTextEquals("reasoning_tokens"u8)) reasoning = Count(ref reader) ?? reasoning;
            else Skip(ref reader);
        }
    }

    private static long? Count(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out var number)) return number is >= 0 and <= Limit ? number : null;

            // Some write counts as 12.0.
            return reader.TryGetDouble(out var real) && real is >= 0 and <= Limit && real == Math.Floor(real) ? (long)real : null;
        }

        reader.Skip();
        return null;
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
