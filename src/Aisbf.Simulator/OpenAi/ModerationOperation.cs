using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>POST /v1/moderations</c>: flags what has the word "violence" in it.</summary>
internal static class ModerationOperation
{
    public static Reply Answer(SimRequest request)
    {
        var input = request.Json.Get("input"u8);
        var texts = input.ValueKind switch
        {
            JsonValueKind.String => [input.GetString()!],
            JsonValueKind.Array when input.GetArrayLength() > 0 => input.EnumerateArray().Select(i => i.ValueKind == JsonValueKind.String ? i.GetString()! : i.GetRawText()).ToList(),
            _ => new List<string>(),
        };
        if (texts.Count == 0)
            return new ErrorReply(ApiError.Invalid("Missing required parameter: 'input'.", "input"));

        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, OpenAiWords.Id(request, "modr"));
            json.WriteString("model"u8, request.Model);
            json.WriteStartArray("results"u8);
            foreach (var text in texts)
                Write(json, text.Contains("violence", StringComparison.OrdinalIgnoreCase));
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, bool flagged)
    {
        json.WriteStartObject();
        json.WriteBoolean("flagged"u8, flagged);
        json.WriteStartObject("categories"u8);
        json.WriteBoolean("violence"u8, flagged);
        json.WriteEndObject();
        json.WriteStartObject("category_scores"u8);
        json.WriteNumber("violence"u8, flagged ? 0.98 : 0.01);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
