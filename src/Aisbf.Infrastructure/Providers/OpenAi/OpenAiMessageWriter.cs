using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes <c>messages</c>.</summary>
internal sealed class OpenAiMessageWriter(ChatRequest request, OpenAiModel model, DroppedFields dropped)
{
    private readonly OpenAiPartWriter _parts = new(request, model);

    /// <summary>What tools answered besides text. It has to wait, because all results of one turn have to follow it at once.</summary>
    private readonly List<(int Message, int Part)> _fromTools = [];

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("messages"u8);
        for (var i = 0; i < request.Messages.Count; i++)
        {
            if (request.Messages[i].Role != ChatRole.Tool) WriteFromTools(writer);
            Write(writer, request.Messages[i], i);
        }

        WriteFromTools(writer);
        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, ChatMessage message, int index)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, message.Role switch
        {
            // Most vendors do not know a developer's instructions, and OpenAI takes the system's for them.
            ChatRole.System or ChatRole.Developer => "system"u8,
            ChatRole.Assistant => "assistant"u8,
            ChatRole.Tool => "tool"u8,
            _ => "user"u8,
        });
        if (message.Name is { } name) writer.WriteString("name"u8, name);
        if (message.Role == ChatRole.Tool) writer.WriteString("tool_call_id"u8, message.ToolCallId);
        WriteContent(writer, message, index);
        if (message.Role == ChatRole.Assistant) WriteAssistant(writer, message, index);
        writer.WriteEndObject();
    }

    private void WriteContent(Utf8JsonWriter writer, ChatMessage message, int index)
    {
        var parts = new List<int>(message.Parts.Count);
        for (var i = 0; i < message.Parts.Count; i++)
        {
            var part = message.Parts[i];
            if (part is ChatPart.Reasoning && message.Role == ChatRole.Assistant) continue;

            if (!OpenAiPartWriter.CanWrite(part, message.Role)) dropped.Add(FieldPath.Part(request, index, i));
            else if (message.Role == ChatRole.Tool && part is not ChatPart.Text) _fromTools.Add((index, i));
            else parts.Add(i);
        }

        if (parts.Count == 0 && message.ToolCalls.Count > 0) writer.WriteNull("content"u8);
        else _parts.WriteContent(writer, index, parts);
    }

    private void WriteAssistant(Utf8JsonWriter writer, ChatMessage message, int index)
    {
        if (message.Refusal is { } refusal) writer.WriteString("refusal"u8, refusal);
        var inParts = message.Parts.OfType<ChatPart.Reasoning>().Select(part => part.Block);
        if (message.Reasoning.Concat(inParts).ToList() is { Count: > 0 } reasoning)
            OpenAiReasoningHistory.Write(writer, reasoning, FieldPath.Message(request, index, "reasoning_content"), model, dropped);
        if (message.ToolCalls.Count == 0) return;

        writer.WriteStartArray("tool_calls"u8);
        for (var i = 0; i < message.ToolCalls.Count; i++)
        {
            var call = message.ToolCalls[i];
            if (call.Signature is not null) dropped.Add(FieldPath.CallSignature(request, index, i));
            OpenAiToolCallWriter.Write(writer, call with { Signature = null });
        }

        writer.WriteEndArray();
    }

    private void WriteFromTools(Utf8JsonWriter writer)
    {
        if (_fromTools.Count == 0) return;

        writer.WriteStartObject();
        writer.WriteString("role"u8, "user"u8);
        writer.WriteStartArray("content"u8);
        foreach (var (message, part) in _fromTools)
        {
            _parts.Write(writer, message, part);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        _fromTools.Clear();
    }
}
