using System.Text.Json;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Reads <c>usageMetadata</c>.</summary>
internal static class GoogleUsage
{
    /// <summary>
    /// Google counts thoughts beside the answer, and what its own tools read beside the prompt; here they are part of them.
    /// </summary>
    public static TokenUsage? Read(JsonElement root)
    {
        var usage = UpstreamJson.Object(root, "usageMetadata");
        var prompt = TokenCounts.Read(usage, "promptTokenCount");
        var answer = TokenCounts.Read(usage, "candidatesTokenCount");
        var thoughts = TokenCounts.Read(usage, "thoughtsTokenCount") ?? 0;
        if (prompt is null && answer is null) return null;

        var input = (prompt ?? 0) + (TokenCounts.Read(usage, "toolUsePromptTokenCount") ?? 0);
        return new TokenUsage(
            input,
            (answer ?? 0) + thoughts,
            Math.Min(TokenCounts.Read(usage, "cachedContentTokenCount") ?? 0, input),
            ReasoningTokens: thoughts);
    }
}
