using Aisbf.Application.Accounts;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Counts wrong passwords for accounts. First by client, so that a stranger's guesses close the door for the stranger. Then for all clients
/// on which the account's owner never signed in, so that guesses from many addresses are slow. Never so that the owner stays out: not on a known
/// device, not in a session that has begun, and for everybody else only for a while.
/// </summary>
internal sealed class PasswordGuesses(TimeProvider time, IOptions<AccountOptions> options)
{
    private readonly AttemptLimit _clients = new(time, IdentitySettings.MaxFailures, IdentitySettings.LockedFor);
    private readonly AttemptLimit _accounts = new(time, options.Value.AccountFailures, IdentitySettings.LockedFor);
    private readonly AttemptLimit _sessions = new(time, IdentitySettings.MaxFailures, IdentitySettings.LockedFor);

    /// <summary>Counts an attempt to sign in. False when it must not go well, whatever the password.</summary>
    /// <param name="user">Whose account it is about.</param>
    /// <param name="device">The known device that it comes from, or null.</param>
    /// <param name="address">The client's address.</param>
    public bool EnterSignIn(AisbfUser user, string? device, string? address)
    {
        if (_clients.Enter(device ?? address, Subject(user)) is not null)
        {
            return false;
        }

        return device is not null || _accounts.Enter(null, Subject(user)) is null;
    }

    /// <summary>The password was right: forgets the client's wrong ones.</summary>
    public void ForgiveSignIn(AisbfUser user, string? device, string? address)
    {
        _clients.Clear(device ?? address, Subject(user));
        if (device is null)
        {
            _accounts.Leave(null, Subject(user));
        }
    }

    /// <summary>Counts a password that somebody who is signed in was asked for. False when it must not count, whatever it is.</summary>
    public bool EnterConfirmation(AisbfUser user) => _sessions.Enter(null, Subject(user)) is null;

    public void ForgiveConfirmation(AisbfUser user) => _sessions.Clear(null, Subject(user));

    // A new password begins at nought: its guesses have nothing to do with those of the old one.
    private static string Subject(AisbfUser user) => $"{user.Id:N} {user.SecurityStamp}";
}
