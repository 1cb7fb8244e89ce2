using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi.Completions;

/// <summary>Writes what whole text completions and pieces of streamed ones have in common.</summary>
internal static class CompletionWriter
{
    /// <summary>Up to and into the list of choices.</summary>
    public static void Begin(Utf8JsonWriter writer, in ReplyHead head)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, head.Id);
        writer.WriteString("object"u8, "text_completion"u8);
        writer.WriteNumber("created"u8, head.Created);
        writer.WriteString("model"u8, head.Model);
        writer.WriteStartArray("choices"u8);
    }

    public static void WriteChoice(Utf8JsonWriter writer, int index, string text, FinishReason? finish)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, text);
        writer.WriteNumber("index"u8, index);
        writer.WriteNull("logprobs"u8);
        writer.WritePropertyName("finish_reason"u8);
        if (finish is { } reason) writer.WriteStringValue(OpenAiWords.FinishReason(reason));
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }
}
