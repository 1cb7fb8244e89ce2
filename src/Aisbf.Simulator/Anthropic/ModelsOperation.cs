using System.Text.Json;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Anthropic;

/// <summary><c>GET /v1/models</c> and <c>GET /v1/models/{id}</c> with an <c>anthropic-version</c> header.</summary>
internal static class ModelsOperation
{
    public static Reply List(SimRequest request) => BodyReply.Json(json =>
    {
        var models = request.Options.Models;
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        foreach (var model in models)
            Write(json, model);
        json.WriteEndArray();
        json.WriteBoolean("has_more"u8, false);
        json.WriteString("first_id"u8, models.Count > 0 ? models[0] : null);
        json.WriteString("last_id"u8, models.Count > 0 ? models[^1] : null);
        json.WriteEndObject();
    });

    public static Reply One(SimRequest request) => request.Options.Models.Contains(request.Model)
        ? BodyReply.Json(json => Write(json, request.Model))
        : new ErrorReply(new ApiError(404, $"model: {request.Model}"));

    private static void Write(Utf8JsonWriter json, string model)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "model"u8);
        json.WriteString("id"u8, model);
        json.WriteString("display_name"u8, model);
        json.WriteString("created_at"u8, "2023-11-14T22:13:20Z"u8);
        json.WriteEndObject();
    }
}
