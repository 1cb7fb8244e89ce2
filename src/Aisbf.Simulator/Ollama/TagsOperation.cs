using System.Text.Json;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Ollama;

/// <summary><c>GET /api/tags</c>, <c>POST /api/show</c> and <c>GET /api/version</c>.</summary>
internal static class TagsOperation
{
    private const string ModifiedAt = "2023-11-14T22:13:20Z";

    public static Reply List(SimRequest request) => BodyReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("models"u8);
        foreach (var model in request.Options.Models)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, model);
            json.WriteString("model"u8, model);
            json.WriteString("modified_at"u8, ModifiedAt);
            json.WriteNumber("size"u8, 4_000_000_000);
            json.WriteString("digest"u8, new string('0', 64));
            WriteDetails(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static Reply Show(SimRequest request) => !request.Options.Models.Contains(request.Model)
        ? new ErrorReply(new ApiError(404, $"model '{request.Model}' not found"))
        : BodyReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("modified_at"u8, ModifiedAt);
            WriteDetails(json);
            json.WriteStartObject("model_info"u8);
            json.WriteString("general.architecture"u8, "simulator"u8);
            json.WriteNumber("simulator.context_length"u8, 32_768);
            json.WriteEndObject();
            json.WriteStartArray("capabilities"u8);
            json.WriteStringValue("completion"u8);
            json.WriteStringValue("tools"u8);
            json.WriteStringValue("thinking"u8);
            json.WriteStringValue("vision"u8);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    public static Reply Version(SimRequest request) => BodyReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("version"u8, "0.12.0"u8);
        json.WriteEndObject();
    });

    private static void WriteDetails(Utf8JsonWriter json)
    {
        json.WriteStartObject("details"u8);
        json.WriteString("format"u8, "gguf"u8);
        json.WriteString("family"u8, "simulator"u8);
        json.WriteString("parameter_size"u8, "7B"u8);
        json.WriteString("quantization_level"u8, "Q4_0"u8);
        json.WriteEndObject();
    }
}
