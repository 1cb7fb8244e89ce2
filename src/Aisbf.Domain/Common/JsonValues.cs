using System.Text.Json;

namespace Aisbf.Domain.Common;

/// <summary>Counts the values of a JSON text: each of them takes memory once it is parsed, however few bytes it has.</summary>
public static class JsonValues
{
    private const int MaxDepth = 256;

    /// <summary>
    /// The number of values in a text, names of fields not counted; stops at <paramref name="limit"/> and at the first
    /// fault. A text that cannot have more than <paramref name="few"/> is not read closely: the answer is then that bound or less.
    /// </summary>
    public static int Count(ReadOnlySpan<byte> utf8, int limit, int few)
    {
        // A comma or a bracket stands before each value but the first, and colons only where these do.
        var bound = 1L + utf8.Count((byte)',') + utf8.Count((byte)'[') + utf8.Count((byte)'{');
        return bound <= few ? (int)bound : CountClosely(utf8, limit);
    }

    private static int CountClosely(ReadOnlySpan<byte> utf8, int limit)
    {
        var count = 0;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (count < limit && reader.Read())
            {
                count += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject ? 0 : 1;
            }
        }
        catch (JsonException)
        {
            // Whoever parses the text stops at the same place, and says so.
        }

        return count;
    }
}
