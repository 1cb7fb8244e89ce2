using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Writes <c>tools</c> and <c>toolConfig</c>.</summary>
internal static class GoogleToolWriter
{
    public static void Write(Utf8JsonWriter writer, ChatRequest request, DroppedFields dropped)
    {
        if (request.Tools.Count == 0)
        {
            if (request.ToolChoice?.Mode is ToolChoiceMode.Required or ToolChoiceMode.Named) dropped.Add(request.ToolChoice!.Path);
            return;
        }

        writer.WriteStartArray("tools"u8);
        writer.WriteStartObject();
        writer.WriteStartArray("functionDeclarations"u8);
        foreach (var tool in request.Tools)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, tool.Name);
            if (tool.Description is { } description) writer.WriteString("description"u8, description);
            if (tool.Parameters is { } parameters)
            {
                writer.WritePropertyName("parametersJsonSchema"u8);
                GoogleSchema.Write(writer, parameters);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (request.ToolChoice is { } choice) WriteChoice(writer, choice);
    }

    private static void WriteChoice(Utf8JsonWriter writer, ToolChoice choice)
    {
        writer.WriteStartObject("toolConfig"u8);
        writer.WriteStartObject("functionCallingConfig"u8);
        writer.WriteString("mode"u8, choice.Mode switch
        {
            ToolChoiceMode.None => "NONE"u8,
            ToolChoiceMode.Auto => "AUTO"u8,
            _ => "ANY"u8,
        });
        if (choice is { Mode: ToolChoiceMode.Named, Name: { } name })
        {
            writer.WriteStartArray("allowedFunctionNames"u8);
            writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
