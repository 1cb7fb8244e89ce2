using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Anthropic's reasons to stop.</summary>
internal static class AnthropicStopReason
{
    public static ReadOnlySpan<byte> Of(FinishReason reason) => reason switch
    {
        FinishReason.Length => "max_tokens"u8,
        FinishReason.ToolCalls => "tool_use"u8,
        FinishReason.ContentFilter => "refusal"u8,
        _ => "end_turn"u8,
    };

    /// <summary>Why the vendor had the model break off, in words; null when it does not say or did not.</summary>
    /// <param name="parent">A message, or the delta that ends a streamed one.</param>
    public static string? Refusal(JsonElement parent) =>
        UpstreamJson.Text(UpstreamJson.Object(parent, "stop_details"), "explanation") is { Length: > 0 } explanation ? explanation : null;

    /// <param name="reason">The vendor's word.</param>
    /// <param name="hasToolCalls">The answer has a call that the client is to make, not only the one that stands for its format.</param>
    public static FinishReason Map(string? reason, bool hasToolCalls) => reason switch
    {
        "max_tokens" or "model_context_window_exceeded" => FinishReason.Length,
        "refusal" => FinishReason.ContentFilter,
        "tool_use" when hasToolCalls => FinishReason.ToolCalls,
        // end_turn, stop_sequence, and pause_turn, which only tools of the vendor's own bring about.
        _ => FinishReason.Stop,
    };
}
