using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Embeddings;

/// <summary>Writes embeddings as OpenAI does.</summary>
internal static class EmbeddingWriter
{
    /// <param name="vectors">Each an array of numbers, in the vendor's own text.</param>
    /// <param name="expected">How many there have to be.</param>
    /// <param name="asBase64">Little-endian 32-bit floats in base64 instead of numbers.</param>
    /// <param name="model">The model that made them.</param>
    /// <param name="usage">Tokens of the texts; null where the vendor does not count.</param>
    /// <param name="output">What the client gets.</param>
    /// <exception cref="JsonException">These are not that many vectors.</exception>
    public static void Write(
        IEnumerable<JsonElement> vectors, int expected, bool asBase64, string model, TokenUsage? usage, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        writer.WriteStartObject();
        writer.WriteString("object"u8, "list"u8);
        writer.WriteStartArray("data"u8);
        var index = 0;
        foreach (var vector in vectors)
        {
            writer.WriteStartObject();
            writer.WriteString("object"u8, "embedding"u8);
            writer.WriteNumber("index"u8, index++);
            writer.WritePropertyName("embedding"u8);
            WriteVector(writer, vector, asBase64);
            writer.WriteEndObject();
        }

        if (index != expected)
        {
            throw new JsonException("The upstream did not answer with one vector for each text.");
        }

        writer.WriteEndArray();
        writer.WriteString("model"u8, model);

        // Clients read the counts without looking whether they are there.
        writer.WriteStartObject("usage"u8);
        writer.WriteNumber("prompt_tokens"u8, usage?.PromptTokens ?? 0);
        writer.WriteNumber("total_tokens"u8, usage?.PromptTokens ?? 0);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter writer, JsonElement vector, bool asBase64)
    {
        if (vector.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("The upstream's vector is no list.");
        }

        var floats = asBase64 ? new byte[vector.GetArrayLength() * sizeof(float)] : [];
        var at = 0;
        foreach (var element in vector.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetSingle(out var number))
            {
                throw new JsonException("The upstream's vector has something else than numbers.");
            }

            if (asBase64)
            {
                BinaryPrimitives.WriteSingleLittleEndian(floats.AsSpan(at), number);
                at += sizeof(float);
            }
        }

        if (asBase64)
        {
            writer.WriteBase64StringValue(floats);
        }
        else
        {
            vector.WriteTo(writer);
        }
    }
}
