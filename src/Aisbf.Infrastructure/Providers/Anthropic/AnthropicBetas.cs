using System.Collections.Frozen;
using System.Globalization;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// The betas that a client may ask an upstream for. They only change how one conversation goes; those that reach into what
/// the provider's account keeps (files, skills, containers) or have the vendor call others are not for callers to switch on.
/// </summary>
internal static class AnthropicBetas
{
    private static readonly FrozenSet<string> Features = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "advanced-tool-use",
        "claude-code",
        "computer-use",
        "context-1m",
        "context-management",
        "effort",
        "extended-cache-ttl",
        "fine-grained-tool-streaming",
        "interleaved-thinking",
        "max-tokens-3-5-sonnet",
        "model-context-window-exceeded",
        "output-128k",
        "pdfs",
        "prompt-caching",
        "prompt-caching-scope",
        "structured-outputs",
        "token-counting",
        "token-efficient-tools",
        "tool-examples",
        "tool-search-tool");

    private const int DateLength = 11;

    /// <summary>Those of the header's betas that may be asked for; empty if none.</summary>
    public static string Allowed(string header)
    {
        var betas = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(',', betas.Where(IsAllowed));
    }

    /// <summary>A beta is a feature and the day it began: <c>interleaved-thinking-2025-05-14</c>.</summary>
    private static bool IsAllowed(string beta) =>
        beta.Length > DateLength
        && DateOnly.TryParseExact(beta.AsSpan(beta.Length - DateLength + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && beta[^DateLength] == '-'
        && Features.Contains(beta[..^DateLength]);
}
