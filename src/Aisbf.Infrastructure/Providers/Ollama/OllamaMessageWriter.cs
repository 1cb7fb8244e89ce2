using System.Text;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Writes messages: roles as at OpenAI, but content is one text, and pictures stand beside it.</summary>
internal sealed class OllamaMessageWriter(ChatRequest request, DroppedFields dropped)
{
    private readonly Dictionary<string, string> _toolNames = new(StringComparer.Ordinal);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("messages"u8);
        for (var i = 0; i < request.Messages.Count; i++)
        {
            Write(writer, request.Messages[i], i);
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, ChatMessage message, int index)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, message.Role switch
        {
            ChatRole.System or ChatRole.Developer => "system"u8,
            ChatRole.Assistant => "assistant"u8,
            ChatRole.Tool => "tool"u8,
            _ => "user"u8,
        });
        var thinking = new StringBuilder();
        foreach (var block in message.Reasoning)
        {
            ReadReasoning(block, FieldPath.Message(request, index, "reasoning_content"), thinking);
        }

        var images = new List<MediaSource>();
        writer.WriteString("content"u8, ReadContent(message, index, images, thinking));
        if (thinking.Length > 0) writer.WriteString("thinking"u8, thinking.ToString());
        WriteImages(writer, images);
        WriteToolCalls(writer, message, index);
        if (message.Role == ChatRole.Tool) WriteToolName(writer, message);
        writer.WriteEndObject();
    }

    private string ReadContent(ChatMessage message, int index, List<MediaSource> images, StringBuilder thinking)
    {
        var text = new StringBuilder();
        for (var i = 0; i < message.Parts.Count; i++)
        {
            switch (message.Parts[i])
            {
                case ChatPart.Text part: AppendLine(text, part.Value); break;
                case ChatPart.Refusal part: AppendLine(text, part.Value); break;
                case ChatPart.Reasoning part: ReadReasoning(part.Block, FieldPath.Part(request, index, i), thinking); break;
                case ChatPart.Image { Source: { Url: null } source }: images.Add(source); break;
                default: dropped.Add(FieldPath.Part(request, index, i)); break;
            }
        }

        if (message.Refusal is { } refusal) AppendLine(text, refusal);
        return text.ToString();
    }

    /// <summary>Parts are texts of their own; run together they would read as one.</summary>
    private static void AppendLine(StringBuilder text, string part)
    {
        if (text.Length > 0 && part.Length > 0) text.Append('\n');
        text.Append(part);
    }

    private void ReadReasoning(ReasoningBlock block, string path, StringBuilder thinking)
    {
        thinking.Append(block.Text);
        if (block.Encrypted is not null) dropped.Add(block.Path ?? path);
        if (block.Signature is not null) dropped.Add($"{block.Path ?? path}.signature");
    }

    private static void WriteImages(Utf8JsonWriter writer, List<MediaSource> images)
    {
        if (images.Count == 0) return;

        writer.WriteStartArray("images"u8);
        foreach (var image in images)
        {
            writer.WriteStringValue(image.Base64.Span);
        }

        writer.WriteEndArray();
    }

    private void WriteToolCalls(Utf8JsonWriter writer, ChatMessage message, int index)
    {
        if (message.ToolCalls.Count == 0) return;

        writer.WriteStartArray("tool_calls"u8);
        for (var i = 0; i < message.ToolCalls.Count; i++)
        {
            var call = message.ToolCalls[i];
            _toolNames[call.Id] = call.Name;
            if (call.Signature is not null) dropped.Add(FieldPath.CallSignature(request, index, i));
            writer.WriteStartObject();
            writer.WriteString("id"u8, call.Id);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, call.Name);
            writer.WritePropertyName("arguments"u8);
            ToolArguments.WriteObject(writer, call.Arguments);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>A result names its function; newer servers read the call's id as well.</summary>
    private void WriteToolName(Utf8JsonWriter writer, ChatMessage message)
    {
        var id = message.ToolCallId ?? "";
        writer.WriteString("tool_name"u8, _toolNames.GetValueOrDefault(id, message.Name ?? id));
        writer.WriteString("tool_call_id"u8, id);
    }
}
