using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// <c>response_format</c> for a vendor that has none: a tool whose arguments are the answer. The model is made to call
/// it, and the call is turned back into text; both sides know it by its name alone.
/// </summary>
internal static class AnthropicJsonAnswer
{
    public const string ToolName = "aisbf_json_answer";

    private const string DefaultDescription = "Give your whole answer to the user as the input of this tool, as one JSON object.";

    /// <summary>Whether the format can be had this way: tools take objects only.</summary>
    public static bool CanCarry(ResponseFormat format) => format.Kind == ResponseFormatKind.JsonObject || format.Schema is not { } schema
        || !schema.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.ValueEquals("object"u8);

    public static void WriteTool(Utf8JsonWriter writer, ResponseFormat format)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, ToolName);
        writer.WriteString("description"u8, format.Description ?? DefaultDescription);
        AnthropicToolWriter.WriteSchema(writer, format.Schema);
        writer.WriteEndObject();
    }
}
