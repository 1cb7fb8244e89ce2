using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Identity's store, with the values of <c>user_tokens</c> encrypted: the keys of authenticator apps and the recovery codes
/// are as good as passwords and cannot be hashed by whoever has to compare with them.
/// </summary>
internal sealed class SealedTokenStore(AisbfDbContext context, ISecretProtector secrets, IdentityErrorDescriber describer)
    : UserStore<AisbfUser, AisbfRole, AisbfDbContext, Guid>(context, describer)
{
    public override Task SetTokenAsync(AisbfUser user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : secrets.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(AisbfUser user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } stored ? secrets.Unprotect(stored) : null;
}
