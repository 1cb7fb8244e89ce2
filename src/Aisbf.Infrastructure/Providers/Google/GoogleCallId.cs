using System.Security.Cryptography;
using System.Text;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>
/// Ids for calls that came without one, which is usual here. They have to differ between the turns of a conversation and
/// be the same whenever the same answer is read, so they are made of what the call is.
/// </summary>
internal static class GoogleCallId
{
    private const string Prefix = "gcall_";

    public static string Create(string? responseId, int index, string name, string arguments)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{responseId}\n{index}\n{name}\n{arguments}"));
        return $"{Prefix}{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }

    /// <summary>What Google is told: its own ids, or another vendor's, but not ours.</summary>
    public static string? ForGoogle(string id) => id.Length == 0 || id.StartsWith(Prefix, StringComparison.Ordinal) ? null : id;
}
