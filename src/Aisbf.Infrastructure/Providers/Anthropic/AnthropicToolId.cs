using System.Security.Cryptography;
using System.Text;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Anthropic takes ids of letters, digits, underscore and dash, at most 64 long. The same id always becomes the same, and
/// different ones stay different, so that a call and its result still meet.
/// </summary>
internal static class AnthropicToolId
{
    private const int MaxLength = 64;
    private const int HashLength = 8;

    public static string Clean(string id)
    {
        if (id.Length is > 0 and <= MaxLength && IsClean(id)) return id;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, HashLength / 2));
        var kept = id.AsSpan(0, Math.Min(id.Length, MaxLength - HashLength - 1));
        var clean = new StringBuilder(MaxLength);
        foreach (var character in kept)
        {
            clean.Append(IsAllowed(character) ? character : '_');
        }

        return clean.Append('_').Append(hash).ToString();
    }

    private static bool IsClean(string id)
    {
        foreach (var character in id)
        {
            if (!IsAllowed(character)) return false;
        }

        return true;
    }

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';
}
