using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Ollama;

/// <summary><c>POST /api/embed</c>.</summary>
internal static class EmbedOperation
{
    public static Reply Answer(SimRequest request)
    {
        var input = request.Json.Get("input"u8);
        if (request.Model.Length == 0)
            return new ErrorReply(ApiError.Invalid("model is required"));
        if (input.ValueKind is not (JsonValueKind.String or JsonValueKind.Array) || input.Items().Any(i => i.ValueKind != JsonValueKind.String))
            return new ErrorReply(ApiError.Invalid("invalid input type"));

        var texts = input.Strings();
        var dimensions = Math.Clamp(request.Json.Int("dimensions"u8) ?? Embedding.DefaultDimensions, 1, 4096);
        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("model"u8, request.Model);
            json.WriteStartArray("embeddings"u8);
            foreach (var text in texts)
                Embedding.Write(json, Embedding.Of(text, dimensions));
            json.WriteEndArray();
            json.WriteNumber("total_duration"u8, 5_000_000);
            json.WriteNumber("load_duration"u8, 1_000_000);
            json.WriteNumber("prompt_eval_count"u8, request.Directives.InputTokens ?? TokenCounts.Of(texts.Sum(t => (long)t.Length)));
            json.WriteEndObject();
        });
    }
}
