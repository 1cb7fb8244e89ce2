using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes a whole answer as a <c>chat.completion</c>.</summary>
internal static class OpenAiChatResponseWriter
{
    public static void Write(ChatResponse response, in ReplyHead head, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        writer.WriteStartObject();
        writer.WriteString("id"u8, response.Id ?? head.Id);
        writer.WriteString("object"u8, "chat.completion"u8);
        writer.WriteNumber("created"u8, response.Created ?? head.Created);
        writer.WriteString("model"u8, head.Model);
        writer.WriteStartArray("choices"u8);
        foreach (var choice in response.Choices)
        {
            WriteChoice(writer, choice);
        }

        writer.WriteEndArray();
        if (response.Usage is { } usage)
        {
            writer.WritePropertyName("usage"u8);
            OpenAiUsageWriter.Write(writer, usage);
        }

        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, ChatChoice choice)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index"u8, choice.Index);
        writer.WriteStartObject("message"u8);
        writer.WriteString("role"u8, "assistant"u8);
        WriteText(writer, choice);
        WriteReasoning(writer, choice.Reasoning);
        if (choice.Refusal is { } refusal) writer.WriteString("refusal"u8, refusal);
        WriteToolCalls(writer, choice.ToolCalls);
        WriteImages(writer, choice.Images);
        writer.WriteEndObject();
        writer.WriteNull("logprobs"u8);
        writer.WriteString("finish_reason"u8, OpenAiWords.FinishReason(choice.FinishReason));
        writer.WriteEndObject();
    }

    /// <summary>Text beside tool calls is kept; only where there is none, <c>content</c> is null.</summary>
    private static void WriteText(Utf8JsonWriter writer, ChatChoice choice)
    {
        var absent = string.IsNullOrEmpty(choice.Text) && (choice.ToolCalls.Count > 0 || choice.Refusal is not null);
        if (absent) writer.WriteNull("content"u8);
        else writer.WriteString("content"u8, choice.Text ?? "");
    }

    private static void WriteReasoning(Utf8JsonWriter writer, IReadOnlyList<ReasoningBlock> blocks)
    {
        if (blocks.Count == 0) return;

        var text = blocks.Count == 1 ? blocks[0].Text : string.Concat(blocks.Select(block => block.Text));
        if (text.Length > 0) writer.WriteString("reasoning_content"u8, text);
        if (!blocks.Any(OpenAiReasoningWriter.Needs)) return;

        writer.WriteStartArray("reasoning_details"u8);
        var index = 0;
        foreach (var block in blocks)
        {
            if (OpenAiReasoningWriter.Needs(block)) OpenAiReasoningWriter.Write(writer, block, index++);
        }

        writer.WriteEndArray();
    }

    private static void WriteToolCalls(Utf8JsonWriter writer, IReadOnlyList<ChatToolCall> calls)
    {
        if (calls.Count == 0) return;

        writer.WriteStartArray("tool_calls"u8);
        foreach (var call in calls)
        {
            OpenAiToolCallWriter.Write(writer, call);
        }

        writer.WriteEndArray();
    }

    private static void WriteImages(Utf8JsonWriter writer, IReadOnlyList<MediaSource> images)
    {
        if (images.Count == 0) return;

        writer.WriteStartArray("images"u8);
        foreach (var image in images)
        {
            OpenAiImageWriter.Write(writer, image);
        }

        writer.WriteEndArray();
    }
}
