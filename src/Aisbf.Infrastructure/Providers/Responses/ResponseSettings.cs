using System.Buffers;
using System.Text.Json;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>
/// What an answer repeats of its request, or the default where the request did not say. Written anew rather than copied:
/// a line break between two fields would break the event that it is sent in.
/// </summary>
internal sealed class ResponseSettings
{
    private static readonly (JsonEncodedText Name, byte[] Default)[] Fields =
    [
        Field("instructions", "null"),
        Field("max_output_tokens", "null"),
        Field("max_tool_calls", "null"),
        Field("metadata", "{}"),
        Field("parallel_tool_calls", "true"),
        Field("prompt_cache_key", "null"),
        Field("reasoning", """{"effort":null,"summary":null}"""),
        Field("safety_identifier", "null"),
        Field("service_tier", "\"default\""),
        Field("temperature", "1.0"),
        Field("text", """{"format":{"type":"text"},"verbosity":"medium"}"""),
        Field("tool_choice", "\"auto\""),
        Field("tools", "[]"),
        Field("top_logprobs", "0"),
        Field("top_p", "1.0"),
        Field("truncation", "\"disabled\""),
        Field("user", "null"),
    ];

    private readonly byte[][] _values = new byte[Fields.Length][];

    /// <param name="request">The request's body, which was read before; empty for none.</param>
    public ResponseSettings(ReadOnlyMemory<byte> request)
    {
        using var document = request.IsEmpty ? null : JsonDocument.Parse(request, WireJson.Reading);
        for (var i = 0; i < Fields.Length; i++)
        {
            _values[i] = document is not null
                && document.RootElement.TryGetProperty(Fields[i].Name.EncodedUtf8Bytes, out var value) && value.ValueKind != JsonValueKind.Null
                    ? Encode(value)
                    : Fields[i].Default;
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            json.WritePropertyName(Fields[i].Name);
            json.WriteRawValue(_values[i], skipInputValidation: true);
        }
    }

    private static (JsonEncodedText Name, byte[] Default) Field(string name, string value) =>
        (JsonEncodedText.Encode(name), System.Text.Encoding.UTF8.GetBytes(value));

    private static byte[] Encode(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, WireJson.Writing))
        {
            value.WriteTo(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
