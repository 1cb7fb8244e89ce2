using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Refuses new passwords that somebody who knows the account would try first.</summary>
internal sealed class GuessablePasswordValidator : IPasswordValidator<AisbfUser>
{
    private static readonly IdentityError Common = new()
    {
        Code = "PasswordTooCommon",
        Description = "This password is among the most common ones. Choose another.",
    };

    private static readonly IdentityError Known = new()
    {
        Code = "PasswordIsName",
        Description = "The password must not be the username or the e-mail address, or the part of it before the @.",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<AisbfUser> manager, AisbfUser user, string? password) => Task.FromResult(
        password is null ? IdentityResult.Success
        : CommonPasswords.Contains(password) ? IdentityResult.Failed(Common)
        : IsName(user, password) ? IdentityResult.Failed(Known)
        : IdentityResult.Success);

    private static bool IsName(AisbfUser user, string password)
    {
        var email = user.Email ?? "";
        return new[] { user.UserName, email, email.Split('@')[0] }.Contains(password, StringComparer.OrdinalIgnoreCase);
    }
}
