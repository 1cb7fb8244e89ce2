using System.Text.Json;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Google;

/// <summary><c>GET /v1beta/models</c> and <c>GET /v1beta/models/{model}</c>.</summary>
internal static class ModelsOperation
{
    public static Reply List(SimRequest request) => BodyReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("models"u8);
        foreach (var model in request.Options.Models)
            Write(json, model);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static Reply One(SimRequest request) => request.Options.Models.Contains(request.Model)
        ? BodyReply.Json(json => Write(json, request.Model))
        : new ErrorReply(new ApiError(404, $"models/{request.Model} is not found for API version v1beta, or is not supported for generateContent."));

    private static void Write(Utf8JsonWriter json, string model)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, "models/" + model);
        json.WriteString("version"u8, "001"u8);
        json.WriteString("displayName"u8, model);
        json.WriteNumber("inputTokenLimit"u8, 1_048_576);
        json.WriteNumber("outputTokenLimit"u8, 65_536);
        json.WriteStartArray("supportedGenerationMethods"u8);
        json.WriteStringValue("generateContent"u8);
        json.WriteStringValue("streamGenerateContent"u8);
        json.WriteStringValue("embedContent"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
