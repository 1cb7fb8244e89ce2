using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>OpenAI's words for things that have a name of ours.</summary>
internal static class OpenAiWords
{
    public static ReadOnlySpan<byte> FinishReason(FinishReason reason) => reason switch
    {
        Domain.Conversations.FinishReason.Length => "length"u8,
        Domain.Conversations.FinishReason.ToolCalls => "tool_calls"u8,
        Domain.Conversations.FinishReason.ContentFilter => "content_filter"u8,
        _ => "stop"u8,
    };
}
