using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Writes the <c>response</c> object, which is a whole answer and also the first and the last event of a streamed one.</summary>
internal sealed class ResponseObjectWriter(in ReplyHead head)
{
    private readonly ReplyHead _head = head;
    private readonly ResponseSettings _settings = new(head.Request);

    /// <summary>An answer of which nothing is there yet.</summary>
    public void WriteBegun(Utf8JsonWriter json)
    {
        WriteStart(json, "in_progress"u8);
        json.WriteNull("error"u8);
        json.WriteNull("incomplete_details"u8);
        WriteRest(json, [], null);
    }

    public void WriteFinished(Utf8JsonWriter json, FinishReason reason, IEnumerable<ReadOnlyMemory<byte>> output, TokenUsage? usage)
    {
        WriteStart(json, IsCutOff(reason) ? "incomplete"u8 : "completed"u8);
        json.WriteNull("error"u8);
        if (IsCutOff(reason))
        {
            json.WriteStartObject("incomplete_details"u8);
            json.WriteString("reason"u8, reason == FinishReason.Length ? "max_output_tokens"u8 : "content_filter"u8);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("incomplete_details"u8);
        }

        WriteRest(json, output, usage);
    }

    public void WriteFailed(Utf8JsonWriter json, Error error, IEnumerable<ReadOnlyMemory<byte>> output, TokenUsage? usage)
    {
        WriteStart(json, "failed"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, FailureCode(error));
        json.WriteString("message"u8, error.Message);
        json.WriteEndObject();
        json.WriteNull("incomplete_details"u8);
        WriteRest(json, output, usage);
    }

    public static bool IsCutOff(FinishReason reason) => reason is FinishReason.Length or FinishReason.ContentFilter;

    /// <summary>The few words that the API has for what goes wrong inside an answer.</summary>
    public static string FailureCode(Error error) => error.Code == ErrorCode.RateLimited ? "rate_limit_exceeded" : "server_error";

    private void WriteStart(Utf8JsonWriter json, ReadOnlySpan<byte> status)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, _head.Id);
        json.WriteString("object"u8, "response"u8);
        json.WriteNumber("created_at"u8, _head.Created);
        json.WriteString("status"u8, status);
    }

    private void WriteRest(Utf8JsonWriter json, IEnumerable<ReadOnlyMemory<byte>> output, TokenUsage? usage)
    {
        json.WriteString("model"u8, _head.Model);
        json.WriteStartArray("output"u8);
        foreach (var item in output)
        {
            json.WriteRawValue(item.Span, skipInputValidation: true);
        }

        json.WriteEndArray();
        json.WriteBoolean("background"u8, false);
        json.WriteBoolean("store"u8, false);
        json.WriteNull("previous_response_id"u8);
        _settings.Write(json);
        if (usage is { } counted) WriteUsage(json, counted);
        else json.WriteNull("usage"u8);
        json.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter json, in TokenUsage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.PromptTokens);
        json.WriteStartObject("input_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, usage.CachedTokens);
        if (usage.CacheWriteTokens > 0) json.WriteNumber("cache_write_tokens"u8, usage.CacheWriteTokens);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, usage.CompletionTokens);
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, usage.ReasoningTokens);
        json.WriteEndObject();
        json.WriteNumber("total_tokens"u8, usage.TotalTokens);
        json.WriteEndObject();
    }
}
