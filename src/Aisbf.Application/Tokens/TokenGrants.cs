using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Tokens;

/// <summary>Asks the policies whether somebody may make a token.</summary>
internal sealed class TokenGrants(IUserDirectory users)
{
    /// <summary>Null when it may be made, else what to answer.</summary>
    public async Task<Error?> CheckAsync(
        Caller by, Owner owner, UserAction action, TokenScope scope, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        if (owner.UserId is { } id && owner != by.Self)
        {
            if (await users.FindAsync(id, cancellationToken) is not { } user)
            {
                return new Error(ErrorCode.NotFound, "There is no user with this name.");
            }

            if (UserAdministrationPolicy.Check(UserAdministrator.InNamespaces(by), action, user.ToManaged()) is { } refused)
            {
                return refused;
            }
        }

        return TokenGrantPolicy.Check(by, owner, scope, expiresAt);
    }
}
