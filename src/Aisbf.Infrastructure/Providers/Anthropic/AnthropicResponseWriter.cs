using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Writes a whole answer as a message.</summary>
internal static class AnthropicResponseWriter
{
    /// <summary>Stands for a picture that the model made: Anthropic's answers have no place for one.</summary>
    public const string PictureNote = "[The model made a picture, which this API cannot carry.]";

    public static void Write(ChatResponse response, in ReplyHead head, IBufferWriter<byte> output)
    {
        var choice = response.Choices[0];
        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        writer.WriteStartObject();
        writer.WriteString("id"u8, head.Id);
        writer.WriteString("type"u8, "message"u8);
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteString("model"u8, head.Model);
        writer.WriteStartArray("content"u8);
        foreach (var thought in choice.Reasoning)
        {
            AnthropicBlockWriter.Write(writer, new AnthropicBlock.Thinking(thought with { Signature = thought.Signature ?? ReasoningSeal.Unsigned }));
        }

        if (Text(choice) is { Length: > 0 } text) AnthropicBlockWriter.Write(writer, new AnthropicBlock.Text(text));
        foreach (var call in choice.ToolCalls)
        {
            WriteCall(writer, call);
        }

        writer.WriteEndArray();
        writer.WriteString("stop_reason"u8, AnthropicStopReason.Of(choice.FinishReason));
        writer.WriteNull("stop_sequence"u8);
        writer.WritePropertyName("usage"u8);
        AnthropicUsageWriter.Write(writer, response.Usage ?? default);
        writer.WriteEndObject();
    }

    private static string Text(ChatChoice choice)
    {
        var pieces = new[] { choice.Text, choice.Refusal }.Concat(choice.Images.Select(_ => PictureNote));
        return string.Join('\n', pieces.Where(piece => !string.IsNullOrEmpty(piece)));
    }

    private static void WriteCall(Utf8JsonWriter writer, ChatToolCall call)
    {
        if (call.Signature is { } signature)
            AnthropicBlockWriter.Write(writer, new AnthropicBlock.Thinking(new ReasoningBlock { Encrypted = signature }));
        AnthropicBlockWriter.Write(writer, new AnthropicBlock.ToolUse(AnthropicToolId.Clean(call.Id), call.Name, call.Arguments));
    }
}
