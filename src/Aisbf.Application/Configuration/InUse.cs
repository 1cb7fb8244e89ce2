using Aisbf.Domain.Common;

namespace Aisbf.Application.Configuration;

/// <summary>The refusal to remove what other routes name.</summary>
internal static class InUse
{
    public static Error Error(string kind, string id, IReadOnlyList<string> users) => new(
        ErrorCode.Conflict,
        $"The {kind} '{id}' is used by {string.Join(", ", users.Take(10))}{(users.Count > 10 ? " and others" : "")}. "
        + "Remove it there first, or delete with force=true.");
}
