using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Writes the body of <c>POST /v1/messages</c>.</summary>
internal static class AnthropicRequestWriter
{
    private const int DefaultMaxTokens = 4096;

    private const CarriedFields Carried = CarriedFields.TopK | CarriedFields.User | CarriedFields.Metadata | CarriedFields.ServiceTier
        | CarriedFields.CacheMarks | CarriedFields.ToolErrors | CarriedFields.SingleToolCall | CarriedFields.AnswerDescription
        | CarriedFields.StrictAnswer | CarriedFields.StrictTools;

    public static void Write(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped)
    {
        UnsupportedFields.Report(request, Carried, AnthropicAccountWriter.CarriedExtras(request), dropped);
        var model = ClaudeGeneration.Of(target.Model);
        var conversation = AnthropicConversation.Create(request, dropped);
        var tools = AnthropicToolPlan.Create(request, model, dropped);
        var thinking = AnthropicThinking.Create(request, model, tools, conversation, dropped);

        using var writer = new Utf8JsonWriter(output, WireJson.Writing);
        writer.WriteStartObject();
        writer.WriteString("model"u8, target.Model);
        writer.WriteNumber("max_tokens"u8, MaxTokens(request, target, thinking));
        if (conversation.System.Count > 0) AnthropicBlockWriter.WriteContent(writer, "system"u8, conversation.System);
        WriteTurns(writer, conversation.Turns);
        AnthropicToolWriter.Write(writer, request, tools);
        thinking.Write(writer);
        AnthropicOutputWriter.Write(writer, thinking.Effort, tools.EnforcesAnswer ? request.ResponseFormat : null);
        AnthropicSamplingWriter.Write(writer, request.Sampling, model, thinking, dropped);
        AnthropicAccountWriter.Write(writer, request, dropped);
        writer.WriteBoolean("stream"u8, target.Stream);
        writer.WriteEndObject();
    }

    /// <summary>
    /// The limit counts thinking as well, and a budget has to be below it: where the client's limit is too small for
    /// both, it is taken to mean the answer.
    /// </summary>
    private static int MaxTokens(ChatRequest request, ChatTarget target, AnthropicThinking thinking)
    {
        var limit = request.Sampling.MaxTokens ?? target.MaxTokens ?? DefaultMaxTokens;
        var enough = !thinking.IsOn || limit > thinking.Budget || (thinking.Effort is not null && request.Sampling.MaxTokens is not null);
        return enough ? limit : (int)Math.Min((long)limit + thinking.Budget, int.MaxValue);
    }

    private static void WriteTurns(Utf8JsonWriter writer, IReadOnlyList<AnthropicTurn> turns)
    {
        writer.WriteStartArray("messages"u8);
        foreach (var turn in turns)
        {
            writer.WriteStartObject();
            writer.WriteString("role"u8, turn.IsUser ? "user"u8 : "assistant"u8);
            AnthropicBlockWriter.WriteContent(writer, "content"u8, [.. turn.Blocks]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
