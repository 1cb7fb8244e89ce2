using System.Text.Json;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Writes the elements of <c>output</c>.</summary>
internal static class ResponseItemWriter
{
    public static void Write(Utf8JsonWriter json, ResponseItem item, ItemStatus status)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, item.Id);
        switch (item)
        {
            case ResponseItem.Message message: WriteMessage(json, message, status); break;
            case ResponseItem.Reasoning reasoning: WriteReasoning(json, reasoning, status); break;
            case ResponseItem.Call call: WriteCall(json, call, status); break;
            case ResponseItem.Image image: WriteImage(json, image, status); break;
        }

        json.WriteEndObject();
    }

    /// <summary>Text as a part of a message's content.</summary>
    public static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "output_text"u8);
        json.WriteString("text"u8, text);
        json.WriteStartArray("annotations"u8);
        json.WriteEndArray();
        json.WriteStartArray("logprobs"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A refusal as a part of a message's content.</summary>
    public static void WriteRefusal(Utf8JsonWriter json, string refusal)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "refusal"u8);
        json.WriteString("refusal"u8, refusal);
        json.WriteEndObject();
    }

    /// <summary>A part of a reasoning item's summary.</summary>
    public static void WriteSummary(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "summary_text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, ResponseItem.Message message, ItemStatus status)
    {
        json.WriteString("type"u8, "message"u8);
        json.WriteString("status"u8, Word(status));
        json.WriteString("role"u8, "assistant"u8);
        json.WriteStartArray("content"u8);
        if (message.Text is { } text) WriteText(json, text);
        if (message.Refusal is { } refusal) WriteRefusal(json, refusal);
        json.WriteEndArray();
    }

    private static void WriteReasoning(Utf8JsonWriter json, ResponseItem.Reasoning reasoning, ItemStatus status)
    {
        json.WriteString("type"u8, "reasoning"u8);
        json.WriteString("status"u8, Word(status));
        json.WriteStartArray("summary"u8);
        if (reasoning.Summary.Length > 0) WriteSummary(json, reasoning.Summary);
        json.WriteEndArray();
        if (reasoning.Sealed is { } content) json.WriteString("encrypted_content"u8, content);
    }

    private static void WriteCall(Utf8JsonWriter json, ResponseItem.Call call, ItemStatus status)
    {
        json.WriteString("type"u8, "function_call"u8);
        json.WriteString("status"u8, Word(status));
        json.WriteString("call_id"u8, call.CallId);
        json.WriteString("name"u8, call.Name);
        json.WriteString("arguments"u8, call.Arguments);
    }

    private static void WriteImage(Utf8JsonWriter json, ResponseItem.Image image, ItemStatus status)
    {
        json.WriteString("type"u8, "image_generation_call"u8);
        json.WriteString("status"u8, Word(status));
        if (image.Base64.IsEmpty) json.WriteNull("result"u8);
        else json.WriteString("result"u8, image.Base64.Span);
    }

    private static ReadOnlySpan<byte> Word(ItemStatus status) => status switch
    {
        ItemStatus.InProgress => "in_progress"u8,
        ItemStatus.Incomplete => "incomplete"u8,
        _ => "completed"u8,
    };
}
