namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>What a block of a streamed answer is.</summary>
internal enum AnthropicStreamBlockKind
{
    Text,
    Thinking,

    /// <summary>Reasoning that only the vendor can read; whole from the start.</summary>
    Redacted,
    ToolUse,
}
