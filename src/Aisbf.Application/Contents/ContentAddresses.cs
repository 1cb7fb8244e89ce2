using System.Buffers;
using System.Text.Json;

namespace Aisbf.Application.Contents;

/// <summary>Finds and replaces the addresses of contents in JSON; every other byte stays as it is.</summary>
public static class ContentAddresses
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <summary>The addresses under the names that answers have them under, each with where its JSON string stands.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static IReadOnlyList<(Range Place, Uri Address)> Find(ReadOnlySpan<byte> json)
    {
        var found = new List<(Range, Uri)>();
        var reader = new Utf8JsonReader(json, Options);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !IsName(ref reader))
            {
                continue;
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.String && Uri.TryCreate(reader.GetString(), UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
            {
                found.Add(((int)reader.TokenStartIndex..(int)reader.BytesConsumed, address));
            }
        }

        return found;
    }

    /// <summary>Writes the JSON with other addresses at these places, which are in order.</summary>
    public static void Replace(ReadOnlySpan<byte> json, IReadOnlyList<(Range Place, string Address)> addresses, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var written = 0;
        foreach (var (place, address) in addresses)
        {
            output.Write(json[written..place.Start.Value]);
            output.Write(JsonSerializer.SerializeToUtf8Bytes(address));
            written = place.End.Value;
        }

        output.Write(json[written..]);
    }

    private static bool IsName(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("url"u8) || reader.ValueTextEquals("image_url"u8) || reader.ValueTextEquals("audio_url"u8)
        || reader.ValueTextEquals("video_url"u8);
}
