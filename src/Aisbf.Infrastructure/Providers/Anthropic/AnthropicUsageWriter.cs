using System.Text.Json;
using Aisbf.Domain.Usage;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Writes a usage object. What came from or went to a cache is counted beside the input.</summary>
internal static class AnthropicUsageWriter
{
    public static void Write(Utf8JsonWriter writer, in TokenUsage usage)
    {
        writer.WriteStartObject();
        writer.WriteNumber("input_tokens"u8, Math.Max(0, usage.PromptTokens - usage.CachedTokens - usage.CacheWriteTokens));
        writer.WriteNumber("cache_creation_input_tokens"u8, usage.CacheWriteTokens);
        writer.WriteNumber("cache_read_input_tokens"u8, usage.CachedTokens);
        writer.WriteNumber("output_tokens"u8, usage.CompletionTokens);
        if (usage.ReasoningTokens > 0)
        {
            writer.WriteStartObject("output_tokens_details"u8);
            writer.WriteNumber("thinking_tokens"u8, usage.ReasoningTokens);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
