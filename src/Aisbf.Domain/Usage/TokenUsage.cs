namespace Aisbf.Domain.Usage;

/// <summary>Tokens of one answer, as the upstream counted them.</summary>
/// <param name="PromptTokens">All tokens of the prompt, cached ones included.</param>
/// <param name="CompletionTokens">All tokens of the answer, reasoning included.</param>
/// <param name="CachedTokens">Part of the prompt that was read from the upstream's cache.</param>
/// <param name="CacheWriteTokens">Part of the prompt that was written to the upstream's cache.</param>
/// <param name="ReasoningTokens">Part of the answer that was reasoning.</param>
public readonly record struct TokenUsage(
    long PromptTokens, long CompletionTokens, long CachedTokens = 0, long CacheWriteTokens = 0, long ReasoningTokens = 0)
{
    public long TotalTokens => PromptTokens + CompletionTokens;
}
