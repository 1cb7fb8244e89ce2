using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Refuses every account whose address breaks the rules of <see cref="EmailAddress"/>, whoever makes or changes it.</summary>
internal sealed class EmailAddressValidator(IdentityErrorDescriber describer) : IUserValidator<AisbfUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<AisbfUser> manager, AisbfUser user) =>
        Task.FromResult(EmailAddress.IsValid(user.Email) ? IdentityResult.Success : IdentityResult.Failed(describer.InvalidEmail(user.Email)));
}
