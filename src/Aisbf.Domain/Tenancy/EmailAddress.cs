using System.Buffers;

namespace Aisbf.Domain.Tenancy;

/// <summary>
/// Rules for the e-mail addresses of accounts. They are ASCII: Unicode has many ways to write what looks like, or is folded to, the
/// same address. An internationalised domain is written in its ASCII form (<c>xn--…</c>).
/// </summary>
public static class EmailAddress
{
    /// <summary>Most characters of an address: as many as mail can carry.</summary>
    public const int MaxLength = 254;

    private const int MaxLocalPart = 64;

    // Atoms and dots of RFC 5322; nothing that a mail's header could be broken with, and no quoting.
    private static readonly SearchValues<char> LocalPart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly SearchValues<char> Domain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>Whether this is an address such as <c>name@example.com</c> that an account may have. Whether mail arrives there is another matter.</summary>
    public static bool IsValid(string? email)
    {
        var at = email?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        if (email is not { Length: <= MaxLength } || at is < 1 or > MaxLocalPart)
        {
            return false;
        }

        var local = email.AsSpan(0, at);
        var domain = email.AsSpan(at + 1);
        return !local.ContainsAnyExcept(LocalPart)
            && !domain.ContainsAnyExcept(Domain)
            && local[0] != '.' && local[^1] != '.'
            && domain.Length > 0 && char.IsAsciiLetterOrDigit(domain[0]) && char.IsAsciiLetterOrDigit(domain[^1])
            && !email.Contains("..", StringComparison.Ordinal);
    }
}
