using System.Text.Json;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.OpenAi;

/// <summary><c>GET /v1/models</c> and <c>GET /v1/models/{id}</c>.</summary>
internal static class ModelsOperation
{
    private const long Created = 1_700_000_000;

    public static Reply List(SimRequest request) => BodyReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        foreach (var model in request.Options.Models)
            Write(json, model);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static Reply One(SimRequest request) => request.Options.Models.Contains(request.Model)
        ? BodyReply.Json(json => Write(json, request.Model))
        : new ErrorReply(new ApiError(404, $"The model '{request.Model}' does not exist") { Param = "model" });

    private static void Write(Utf8JsonWriter json, string model)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, model);
        json.WriteString("object"u8, "model"u8);
        json.WriteNumber("created"u8, Created);
        json.WriteString("owned_by"u8, "simulator"u8);
        json.WriteEndObject();
    }
}
