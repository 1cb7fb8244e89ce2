using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes <c>tools</c>, <c>tool_choice</c> and <c>parallel_tool_calls</c>.</summary>
internal static class OpenAiToolWriter
{
    public static void Write(Utf8JsonWriter writer, ChatRequest request, in OpenAiModel model, DroppedFields dropped)
    {
        if (request.Tools.Count == 0)
        {
            if (request.ToolChoice?.Mode is ToolChoiceMode.Required or ToolChoiceMode.Named) dropped.Add(request.ToolChoice!.Path);
            return;
        }

        writer.WriteStartArray("tools"u8);
        foreach (var tool in request.Tools)
        {
            WriteTool(writer, tool, model);
        }

        writer.WriteEndArray();
        WriteChoice(writer, request.ToolChoice);

        // Not everybody knows the field, and calls side by side are what is usual.
        if (request.ParallelToolCalls is false) writer.WriteBoolean("parallel_tool_calls"u8, false);
    }

    private static void WriteTool(Utf8JsonWriter writer, ChatTool tool, in OpenAiModel model)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "function"u8);
        writer.WriteStartObject("function"u8);
        writer.WriteString("name"u8, tool.Name);
        if (tool.Description is { } description) writer.WriteString("description"u8, description);
        if (tool.Parameters is { } parameters)
        {
            writer.WritePropertyName("parameters"u8);
            parameters.WriteTo(writer);
        }

        if (tool.Strict is { } strict) writer.WriteBoolean("strict"u8, strict);
        writer.WriteEndObject();
        if (tool.CacheControl is { } mark && model.Takes("cache_control"))
        {
            writer.WritePropertyName("cache_control"u8);
            mark.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, ToolChoice? choice)
    {
        switch (choice?.Mode)
        {
            case null: break;
            case ToolChoiceMode.None: writer.WriteString("tool_choice"u8, "none"u8); break;
            case ToolChoiceMode.Required: writer.WriteString("tool_choice"u8, "required"u8); break;
            case ToolChoiceMode.Named:
                writer.WriteStartObject("tool_choice"u8);
                writer.WriteString("type"u8, "function"u8);
                writer.WriteStartObject("function"u8);
                writer.WriteString("name"u8, choice.Name);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            default: writer.WriteString("tool_choice"u8, "auto"u8); break;
        }
    }
}
