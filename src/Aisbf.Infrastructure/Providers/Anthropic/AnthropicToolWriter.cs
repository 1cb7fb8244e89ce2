using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Writes <c>tools</c> and <c>tool_choice</c>.</summary>
internal static class AnthropicToolWriter
{
    public static void Write(Utf8JsonWriter writer, ChatRequest request, AnthropicToolPlan plan)
    {
        if (request.Tools.Count == 0 && !plan.JsonAnswer) return;

        writer.WriteStartArray("tools"u8);
        foreach (var tool in request.Tools)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, tool.Name);
            if (tool.Description is { } description) writer.WriteString("description"u8, description);
            if (plan.Strict.Contains(tool)) WriteStrict(writer, tool.Parameters!.Value);
            else WriteSchema(writer, tool.Parameters);
            AnthropicBlockWriter.WriteCacheControl(writer, tool.CacheControl);
            writer.WriteEndObject();
        }

        if (plan.JsonAnswer) AnthropicJsonAnswer.WriteTool(writer, request.ResponseFormat!);
        writer.WriteEndArray();
        if (plan.Choice is { } choice) WriteChoice(writer, choice, plan);
    }

    /// <summary>The schema has to say that it is of an object, even where OpenAI lets that go without saying.</summary>
    public static void WriteSchema(Utf8JsonWriter writer, JsonElement? schema)
    {
        writer.WritePropertyName("input_schema"u8);
        if (schema is { } given && given.TryGetProperty("type", out _))
        {
            given.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type"u8, "object"u8);
        if (schema is { } incomplete)
        {
            foreach (var property in incomplete.EnumerateObject())
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteStrict(Utf8JsonWriter writer, JsonElement schema)
    {
        writer.WriteStartObject("input_schema"u8);
        AnthropicSchema.WriteFields(writer, schema);
        writer.WriteEndObject();
        writer.WriteBoolean("strict"u8, true);
    }

    private static void WriteChoice(Utf8JsonWriter writer, string choice, AnthropicToolPlan plan)
    {
        writer.WriteStartObject("tool_choice"u8);
        writer.WriteString("type"u8, choice);
        if (plan.ChosenTool is { } name) writer.WriteString("name"u8, name);
        if (plan.SingleCall) writer.WriteBoolean("disable_parallel_tool_use"u8, true);
        writer.WriteEndObject();
    }
}
