using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tenancy;

/// <summary>Rules for the names that people have in paths.</summary>
public static class Username
{
    public const int MinLength = 3;

    public const int MaxLength = 50;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    // Besides the words of paths: names that would pass for the installation itself.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "root", "system", "global", "operator", "administrator", "aisbf", "support", "security", "postmaster", "webmaster", "hostmaster",
        "abuse", "anonymous", "everyone", "nobody", "null", "undefined", "self", "login", "logout", "signup", "swagger", "dashboard");

    /// <summary>What is wrong with a name, in words for the person who chose it; null when it may be used.</summary>
    public static string? Fault(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is < MinLength or > MaxLength)
        {
            return $"A username has {MinLength} to {MaxLength} characters.";
        }

        if (name.AsSpan().ContainsAnyExcept(Allowed))
        {
            return "A username has letters, digits, '_', '.' and '-' only.";
        }

        if (!char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1]) || name.Contains("..", StringComparison.Ordinal))
        {
            return "A username begins and ends with a letter or digit and has no two dots in a row.";
        }

        return ReservedIds.IsReserved(name) || Reserved.Contains(name) ? "This username is reserved." : null;
    }

    /// <summary>
    /// The form in which names that look alike are equal: without case, and with the look-alikes of plain letters replaced
    /// (after UTS #39, for the characters that a username may have). Two people never have the same one.
    /// </summary>
    public static string Skeleton(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var skeleton = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            _ = c switch
            {
                // Before lower-casing: a capital i is what looks like an l.
                'I' or '1' => skeleton.Append('l'),
                '0' => skeleton.Append('o'),
                'm' or 'M' => skeleton.Append("rn"),
                'w' or 'W' => skeleton.Append("vv"),
                '-' or '.' => skeleton.Append('_'),
                _ => skeleton.Append(char.ToLowerInvariant(c)),
            };
        }

        return skeleton.ToString();
    }
}
