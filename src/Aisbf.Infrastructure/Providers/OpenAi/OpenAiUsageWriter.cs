using System.Text.Json;
using Aisbf.Domain.Usage;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Writes a usage object.</summary>
internal static class OpenAiUsageWriter
{
    public static void Write(Utf8JsonWriter writer, in TokenUsage usage)
    {
        writer.WriteStartObject();
        writer.WriteNumber("prompt_tokens"u8, usage.PromptTokens);
        writer.WriteNumber("completion_tokens"u8, usage.CompletionTokens);
        writer.WriteNumber("total_tokens"u8, usage.TotalTokens);
        writer.WriteStartObject("prompt_tokens_details"u8);
        writer.WriteNumber("cached_tokens"u8, usage.CachedTokens);
        if (usage.CacheWriteTokens > 0) writer.WriteNumber("cache_write_tokens"u8, usage.CacheWriteTokens);
        writer.WriteEndObject();
        writer.WriteStartObject("completion_tokens_details"u8);
        writer.WriteNumber("reasoning_tokens"u8, usage.ReasoningTokens);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
