using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>The only way to hash passwords here: through <see cref="HashingGate"/>. What Identity hashes by itself would go past it.</summary>
internal sealed class PasswordHashing(UserManager<AisbfUser> users, IPasswordHasher<AisbfUser> hasher, HashingGate gate)
{
    /// <summary>Hashes a new password if it is good enough.</summary>
    public async Task<Result<string>> HashNewAsync(AisbfUser user, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            var valid = await validator.ValidateAsync(users, user, password);
            if (!valid.Succeeded)
            {
                return IdentityErrors.Of(valid);
            }
        }

        return await HashAsync(user, password);
    }

#pragma warning disable RS0030 // The one place where it is allowed.
    /// <summary>Hashes any password.</summary>
    public Task<Result<string>> HashAsync(AisbfUser user, string password) => gate.RunAsync(() => hasher.HashPassword(user, password));

    public Task<Result<PasswordVerificationResult>> VerifyAsync(AisbfUser user, string hash, string password) =>
        gate.RunAsync(() => hasher.VerifyHashedPassword(user, hash, password));
#pragma warning restore RS0030
}
