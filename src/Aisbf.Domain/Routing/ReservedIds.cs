using System.Collections.Frozen;

namespace Aisbf.Domain.Routing;

/// <summary>
/// Ids that nothing configurable may have, because a path or a prefix of model names has that word already and the thing
/// could never be reached. Compared without case, since some clients and proxies change the case of paths.
/// </summary>
public static class ReservedIds
{
    /// <summary>Every reserved id.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "api", "v1", "v2", "u", "user", "users", "models", "providers", "rotations", "rotation", "autoselect", "autoselects",
        "autoselection", "autoselections", "user-provider", "user-rotation", "user-autoselect", "proxy", "audio", "images",
        "video", "embeddings", "completions", "chat", "mcp", "admin", "auth", "market", "coderai", "webhooks",
        "subscriptions", "payment-methods", "crypto", "wallet", "version", "tags", "show", "ps", "props", "health", "account", "dashboard");

    public static bool IsReserved(string id) => All.Contains(id);
}
