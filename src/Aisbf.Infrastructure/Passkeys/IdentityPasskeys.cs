using System.Buffers.Text;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.SignIn;
using Aisbf.Application.Passkeys;
using Aisbf.Domain.Common;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Passkeys;

/// <summary>Passkeys by Identity, which keeps a challenge in a cookie that only it can read.</summary>
internal sealed class IdentityPasskeys(
    UserManager<AisbfUser> users, AccountSignIn signIn, AccountReader reader, UsedChallenges challenges, IOptions<PasskeyOptions> options, ILogger<IdentityPasskeys> logger)
    : IPasskeys
{
    private const int MaxPasskeys = 20;

    private static readonly Error Off = new(ErrorCode.UnsupportedFeature, "Passkeys are not set up on this installation.");
    private static readonly Error Gone = new(ErrorCode.NotFound, "This account does not exist any more.");
    private static readonly Error NotFound = new(ErrorCode.NotFound, "There is no passkey with this id.");
    private static readonly Error Refused = new(ErrorCode.InvalidRequest, "The passkey was not made for this account and site, or too long ago.", "credential");
    private static readonly Error TooMany = new(ErrorCode.Conflict, $"An account has at most {MaxPasskeys} passkeys.");
    private static readonly Error LastWayIn = new(ErrorCode.Conflict, "This is the last way to sign in to the account. Set a password or add another passkey first.");

    private bool IsOff => string.IsNullOrEmpty(options.Value.Origin);

    public async Task<Result<string>> MakeCreationOptionsAsync(Guid userId)
    {
        if (IsOff)
        {
            return Off;
        }

        if (await FindAsync(userId) is not { } user)
        {
            return Gone;
        }

        return await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.DisplayName ?? user.UserName! });
    }

    public async Task<Result<PasskeyDto>> AddAsync(Guid userId, string credential, string name)
    {
        if (IsOff)
        {
            return Off;
        }

        if (await FindAsync(userId) is not { } user)
        {
            return Gone;
        }

        if ((await users.GetPasskeysAsync(user)).Count >= MaxPasskeys)
        {
            return TooMany;
        }

        // The challenge may have been asked for by somebody else who was signed in with this browser before.
        var attested = await TryAsync(() => signIn.PerformPasskeyAttestationAsync(credential));
        if (attested is not { Succeeded: true } || attested.UserEntity.Id != user.Id.ToString() || !await challenges.UseAsync(credential))
        {
            return Refused;
        }

        attested.Passkey.Name = name;
        var added = await users.AddOrUpdatePasskeyAsync(user, attested.Passkey);
        return added.Succeeded ? ToDto(attested.Passkey) : IdentityErrors.Of(added);
    }

    public async Task<IReadOnlyList<PasskeyDto>> ListAsync(Guid userId) => await FindAsync(userId) is { } user
        ? [.. (await users.GetPasskeysAsync(user)).OrderBy(passkey => passkey.CreatedAt).Select(ToDto)]
        : [];

    public async Task<Result<Unit>> RemoveAsync(Guid userId, string id)
    {
        if (await FindAsync(userId) is not { } user || !Base64Url.IsValid(id))
        {
            return NotFound;
        }

        var credentialId = Base64Url.DecodeFromChars(id);
        if (await users.GetPasskeyAsync(user, credentialId) is null)
        {
            return NotFound;
        }

        if (await users.CountWaysInAsync(user) == 1)
        {
            return LastWayIn;
        }

        var removed = await users.RemovePasskeyAsync(user, credentialId);
        if (removed.Succeeded)
        {
            removed = await users.UpdateSecurityStampAsync(user);
        }

        return removed.Succeeded ? default(Unit) : IdentityErrors.Of(removed);
    }

    public async Task<Result<string>> MakeRequestOptionsAsync() =>
        IsOff ? Off : await signIn.MakePasskeyRequestOptionsAsync(null);

    public async Task<SignInOutcome> SignInAsync(string credential)
    {
        if (IsOff || await TryAsync(() => signIn.PerformPasskeyAssertionAsync(credential)) is not { Succeeded: true } asserted || !await challenges.UseAsync(credential))
        {
            return new SignInOutcome(SignInStatus.Refused, null);
        }

        var user = asserted.User;
        var isIn = await signIn.CanSignInAsync(user) && (await users.AddOrUpdatePasskeyAsync(user, asserted.Passkey)).Succeeded;
        if (isIn)
        {
            await signIn.SignInAsync(user, isPersistent: false, "passkey");
        }

        return new SignInOutcome(isIn ? SignInStatus.SignedIn : SignInStatus.Refused, await reader.ReadAsync(user));
    }

    private async Task<T?> TryAsync<T>(Func<Task<T>> ceremony)
        where T : class
    {
        try
        {
            return await ceremony();
        }
        catch (InvalidOperationException e)
        {
            // How Identity says that this browser has no challenge, or one for something else.
            Log.NoChallenge(logger, e.GetType().Name);
            return null;
        }
    }

    private Task<AisbfUser?> FindAsync(Guid userId) => users.FindByIdAsync(userId.ToString());

    private static PasskeyDto ToDto(UserPasskeyInfo passkey) => new()
    {
        Id = Base64Url.EncodeToString(passkey.CredentialId),
        Name = passkey.Name ?? "",
        CreatedAt = passkey.CreatedAt,
    };
}
