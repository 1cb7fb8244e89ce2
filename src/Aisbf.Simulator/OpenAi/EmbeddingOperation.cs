using System.Runtime.InteropServices;
using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/embeddings</c>: text or tokens, one or many, as floats or base64.</summary>
internal static class EmbeddingOperation
{
    public static Reply Answer(SimRequest request)
    {
        var body = request.Json;
        if (request.Model.Length == 0)
            return new ErrorReply(ApiError.Invalid("you must provide a model parameter", "model"));
        if (Inputs(body.Get("input"u8)) is not { Count: > 0 } inputs)
            return new ErrorReply(ApiError.Invalid("'$.input' is invalid. Please check the API reference.", "input"));

        // A property that is present must have a value: null is refused, as strict compatible vendors do.
        var encoding = body.TryGetProperty("encoding_format"u8, out var format) ? body.Text("encoding_format"u8) : "float";
        if (encoding is not ("float" or "base64"))
            return new ErrorReply(ApiError.Invalid($"Invalid value for 'encoding_format': {format.GetRawText()}. Supported values are: 'float' and 'base64'.", "encoding_format"));

        var dimensions = Math.Clamp(body.Int("dimensions"u8) ?? Embedding.DefaultDimensions, 1, 8192);
        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("object"u8, "list"u8);
            json.WriteStartArray("data"u8);
            for (var i = 0; i < inputs.Count; i++)
                Write(json, i, Embedding.Of(inputs[i], dimensions), encoding == "base64");
            json.WriteEndArray();
            json.WriteString("model"u8, request.Model);
            var tokens = request.Directives.InputTokens ?? TokenCounts.Of(inputs.Sum(i => (long)i.Length));
            json.WriteStartObject("usage"u8);
            json.WriteNumber("prompt_tokens"u8, tokens);
            json.WriteNumber("total_tokens"u8, tokens);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, int index, float[] vector, bool base64)
    {
        json.WriteStartObject();
        json.WriteString("object"u8, "embedding"u8);
        json.WriteNumber("index"u8, index);
        json.WritePropertyName("embedding"u8);
        if (base64)
            json.WriteBase64StringValue(MemoryMarshal.AsBytes<float>(vector));
        else
            Embedding.Write(json, vector);
        json.WriteEndObject();
    }

    private static List<string>? Inputs(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.String => [input.GetString()!],
        JsonValueKind.Array when input.EnumerateArray().All(i => i.ValueKind == JsonValueKind.Number) => input.GetArrayLength() == 0 ? null : [input.GetRawText()],
        JsonValueKind.Array when input.EnumerateArray().All(i => i.ValueKind is JsonValueKind.String or JsonValueKind.Array) =>
            [.. input.EnumerateArray().Select(i => i.ValueKind == JsonValueKind.String ? i.GetString()! : i.GetRawText())],
        _ => null,
    };
}
