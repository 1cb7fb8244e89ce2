using Aisbf.Application.Accounts;
using Aisbf.Domain.Tenancy;
using FluentValidation;

namespace Aisbf.Application.Users;

/// <summary>The rules that fields of accounts have in common. A field that is left out breaks none of them.</summary>
internal static class UserRules
{
    public static IRuleBuilderOptions<T, string?> Role<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(role => role is null || RoleNames.Find(role) is not null)
        .WithMessage($"A role is one of {string.Join(", ", RoleNames.All)}.");

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(email => email is null || EmailAddress.IsValid(email))
        .WithMessage(AccountRules.NotAnAddress);

    public static IRuleBuilderOptions<T, string?> DisplayName<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => name is null || !string.IsNullOrWhiteSpace(name) && name.Length <= AccountRules.MaxDisplayName && !name.Any(char.IsControl))
        .WithMessage($"A display name has 1 to {AccountRules.MaxDisplayName} printable characters.");

    /// <summary>Not too long to hash; whether it is good enough is for whoever stores it to say.</summary>
    public static IRuleBuilderOptions<T, string?> Password<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(password => password is null || password.Length is > 0 and <= AccountRules.MaxPassword)
        .WithMessage($"A password has at most {AccountRules.MaxPassword} characters.");
}
