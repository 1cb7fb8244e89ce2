using System.Buffers;
using FluentValidation;

namespace Aisbf.Application.Accounts;

/// <summary>Bounds for what people send about their accounts.</summary>
internal static class AccountRules
{
    /// <summary>Most characters of an address: as many as mail can carry.</summary>
    public const int MaxEmail = 254;

    /// <summary>Most characters of a password: hashing more would be work for nothing.</summary>
    public const int MaxPassword = 256;

    /// <summary>Most characters of a display name.</summary>
    public const int MaxDisplayName = 100;

    private const int MaxLocalPart = 64;
    private const int MaxToken = 2048;

    // Atoms and dots of RFC 5322; nothing that a mail's header could be broken with, and no look-alikes.
    private static readonly SearchValues<char> LocalPart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly SearchValues<char> Domain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>An address such as <c>name@example.com</c>.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsEmail).WithMessage("This is no e-mail address.");

    /// <summary>A password as somebody types it. How good a new one is, is for whoever keeps it to say.</summary>
    public static IRuleBuilderOptions<T, string?> IsPassword<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(password => password is { Length: > 0 and <= MaxPassword }).WithMessage($"State a password; it has at most {MaxPassword} characters.");

    public static IRuleBuilderOptions<T, string?> IsToken<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(token => token is { Length: > 0 and <= MaxToken }).WithMessage("The token of the link is missing.");

    public static IRuleBuilderOptions<T, string?> IsDisplayName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(name => name is null || name.Length <= MaxDisplayName && !name.Any(char.IsControl))
            .WithMessage($"A display name has at most {MaxDisplayName} printable characters.");

    private static bool IsEmail(string? email)
    {
        var at = email?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return email is { Length: <= MaxEmail }
            && at is > 0 and <= MaxLocalPart
            && !email.AsSpan(0, at).ContainsAnyExcept(LocalPart)
            && !email.AsSpan(at + 1).ContainsAnyExcept(Domain)
            && email.IndexOf('.', at) is var dot && dot > at + 1
            && char.IsAsciiLetterOrDigit(email[^1])
            && !email.Contains("..", StringComparison.Ordinal);
    }
}
