using System.Buffers;
using System.Collections.Frozen;

namespace Aisbf.Application.Common;

/// <summary>Which ids a provider, rotation or autoselect may have.</summary>
internal static class ResourceIdRules
{
    public const int MaxLength = 64;

    // Words that are a segment of one of our own paths, or a prefix of a model name with a meaning of its own.
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "v1", "v2", "u", "user", "users", "models", "providers", "rotations", "rotation", "autoselect", "autoselects",
        "autoselections", "autoselection", "proxy", "audio", "images", "video", "embeddings", "completions", "chat", "mcp", "admin",
        "auth", "market", "coderai", "webhooks", "subscriptions", "payment-methods", "crypto", "wallet", "version", "tags",
        "props", "health", "api", "user-provider", "user-rotation", "user-autoselect",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>What is wrong with an id, or null when nothing is.</summary>
    public static string? Check(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return "An id is required.";
        }

        if (id.Length > MaxLength || id.AsSpan().ContainsAnyExcept(Allowed) || id.AsSpan().Trim('.').IsEmpty)
        {
            return $"An id has 1 to {MaxLength} letters, digits, '-', '_' or '.'.";
        }

        return Reserved.Contains(id) ? $"The id '{id}' is reserved." : null;
    }
}
