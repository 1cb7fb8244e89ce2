using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aisbf.Application.Configuration;

/// <summary>A field that may hold one text or a list of texts, and is written back the way it was read.</summary>
/// <param name="Items">The texts.</param>
/// <param name="OneText">Written as one text.</param>
[JsonConverter(typeof(TextListJsonConverter))]
public sealed record TextList(IReadOnlyList<string> Items, bool OneText);

internal sealed class TextListJsonConverter : JsonConverter<TextList>
{
    public override TextList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new TextList([reader.GetString()!], OneText: true);
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected a text or a list of texts.");
        }

        var items = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(reader.TokenType == JsonTokenType.String
                ? reader.GetString()!
                : throw new JsonException("Expected a text or a list of texts."));
        }

        return new TextList(items, OneText: false);
    }

    public override void Write(Utf8JsonWriter writer, TextList value, JsonSerializerOptions options)
    {
        if (value.OneText)
        {
            writer.WriteStringValue(value.Items[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in value.Items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }
}
