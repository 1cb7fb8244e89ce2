using Aisbf.Domain.Common;

namespace Aisbf.Domain.Tenancy;

/// <summary>
/// Decides which tokens somebody may make: none opens more, or for longer, than whoever made it may do. For whom is for
/// <see cref="UserAdministrationPolicy"/> to say.
/// </summary>
public static class TokenGrantPolicy
{
    private static readonly Error TooWide = new(ErrorCode.PermissionDenied, "A token cannot open more than whoever makes it may do.", "scope");
    private static readonly Error TooLong = new(
        ErrorCode.PermissionDenied, "A token that expires makes only tokens that expire no later. Give an earlier expiry, or sign in.", "expires_at");

    private static readonly Error NotYours = new(ErrorCode.PermissionDenied, "Your role does not include making tokens for the installation.");

    /// <summary>Null when it may be done, else what to answer.</summary>
    /// <param name="by">Who makes the token.</param>
    /// <param name="owner">Whose it is to be.</param>
    /// <param name="scope">What it is to open.</param>
    /// <param name="expiresAt">When it is to stop working, or null for never.</param>
    public static Error? Check(Caller by, Owner owner, TokenScope scope, DateTimeOffset? expiresAt)
    {
        ArgumentNullException.ThrowIfNull(by);
        var own = by.IsGlobalAdmin ? by.Scope | TokenScope.Admin : by.Scope;
        if ((scope & ~own) != 0)
        {
            return TooWide;
        }

        if (by.ExpiresAt is { } end && !(expiresAt <= end))
        {
            return TooLong;
        }

        return owner.IsGlobal && owner != by.Self && !by.IsGlobalAdmin ? NotYours : null;
    }
}
