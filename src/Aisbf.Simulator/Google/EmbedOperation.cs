using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Google;

/// <summary><c>:embedContent</c> and <c>:batchEmbedContents</c>.</summary>
internal static class EmbedOperation
{
    public static Reply One(SimRequest request) => Check(request.Json) is { } error ? new ErrorReply(error) : BodyReply.Json(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("embedding"u8);
        Write(json, request.Json);
        json.WriteEndObject();
    });

    public static Reply Batch(SimRequest request)
    {
        var items = request.Json.Items("requests"u8).ToList();
        if (items.Count == 0)
            return new ErrorReply(ApiError.Invalid("* BatchEmbedContentsRequest.requests: at least one request is required\n"));
        if (items.Select(Check).FirstOrDefault(e => e is not null) is { } error)
            return new ErrorReply(error);
        if (items.FirstOrDefault(i => i.Text("model"u8)?.StartsWith("models/", StringComparison.Ordinal) != true).ValueKind != JsonValueKind.Undefined)
            return new ErrorReply(ApiError.Invalid("* BatchEmbedContentsRequest.requests[0].model: unexpected model name format\n"));
        return BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("embeddings"u8);
            foreach (var item in items)
                Write(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static ApiError? Check(JsonElement item) =>
        item.Get("content"u8).Get("parts"u8).ValueKind == JsonValueKind.Array ? null : ApiError.Invalid("* EmbedContentRequest.content: contents is not specified\n");

    private static void Write(Utf8JsonWriter json, JsonElement item)
    {
        var dimensions = item.Field("outputDimensionality") is { ValueKind: JsonValueKind.Number } wanted ? Math.Clamp(wanted.GetInt32(), 1, 4096) : Embedding.DefaultDimensions;
        json.WriteStartObject();
        json.WritePropertyName("values"u8);
        Embedding.Write(json, Embedding.Of(item.Get("content"u8).Get("parts"u8).Content(), dimensions));
        json.WriteEndObject();
    }
}
