using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Accounts;

/// <summary>Bounds for what people send about their accounts.</summary>
internal static class AccountRules
{
    /// <summary>Most characters of a password: hashing more would be work for nothing.</summary>
    public const int MaxPassword = 256;

    /// <summary>Most characters of a display name.</summary>
    public const int MaxDisplayName = 100;

    public const string NotAnAddress = "This is not an e-mail address. An address has ASCII characters only; write an international domain as xn--….";

    private const int MaxToken = 2048;

    /// <summary>An address such as <c>name@example.com</c>, in a domain that others can reach.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(email => EmailAddress.IsValid(email) && email!.LastIndexOf('.') > email.IndexOf('@', StringComparison.Ordinal)).WithMessage(NotAnAddress);

    /// <summary>A password as somebody types it. How good a new one is, is for whoever keeps it to say.</summary>
    public static IRuleBuilderOptions<T, string?> IsPassword<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(password => password is { Length: > 0 and <= MaxPassword }).WithMessage($"State a password; it has at most {MaxPassword} characters.");

    public static IRuleBuilderOptions<T, string?> IsToken<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(token => token is { Length: > 0 and <= MaxToken }).WithMessage("The token of the link is missing.");

    public static IRuleBuilderOptions<T, string?> IsDisplayName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(name => name is null || name.Length <= MaxDisplayName && !name.Any(char.IsControl))
            .WithMessage($"A display name has at most {MaxDisplayName} printable characters.");
}
