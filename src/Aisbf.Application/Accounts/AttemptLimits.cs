using Microsoft.Extensions.Options;

namespace Aisbf.Application.Accounts;

/// <summary>How often a client may try what others should not be able to try for long.</summary>
internal sealed class AttemptLimits(TimeProvider time, IOptions<AccountOptions> options)
{
    // A new sign-up replaces one that nobody verified, and has its mail sent at once.
    private const int MaxVerificationsPerHour = 10;

    private readonly AttemptLimit _clients = new(time, options.Value.SignInFailuresPerAddress, options.Value.SignInWindow);
    private readonly AttemptLimit _strangers = new(time, options.Value.RequestsPerHour, TimeSpan.FromHours(1));
    private readonly AttemptLimit _verifications = new(time, MaxVerificationsPerHour, TimeSpan.FromHours(1));
    private readonly AttemptLimit _mails = new(time, 1, options.Value.ResendInterval);

    /// <summary>Failed sign-ins to one name.</summary>
    public AttemptLimit SignIn { get; } = new(time, options.Value.SignInFailures, options.Value.SignInWindow);

    /// <summary>Counts a sign-in, by its client alone and by client and name. Null when it may go on, else how long to wait.</summary>
    public TimeSpan? EnterSignIn(string? client, string name)
    {
        if (_clients.Enter(client, "") is { } wait)
        {
            return wait;
        }

        var closed = SignIn.Enter(client, name);
        if (closed is not null)
        {
            _clients.Leave(client, "");
        }

        return closed;
    }

    /// <summary>Takes a sign-in back that was not looked at.</summary>
    public void LeaveSignIn(string? client, string name)
    {
        SignIn.Leave(client, name);
        _clients.Leave(client, "");
    }

    /// <summary>A sign-in went well: forgets what failed before it under that name. What failed under other names still counts.</summary>
    public void ForgiveSignIn(string? client, string name)
    {
        SignIn.Clear(client, name);
        _clients.Leave(client, "");
    }

    /// <summary>Whether one more mail that verifies an address may go there. If so, it counts.</summary>
    public TimeSpan? EnterVerification(string email) => _verifications.Enter(address: null, email);

    /// <summary>Counts a request by which anybody can make us hash or send mail. Null when it may go on, else how long to wait.</summary>
    public TimeSpan? EnterAsStranger(string? address) => _strangers.Enter(address, "");

    /// <summary>Whether a mail of a kind may go to an address, or in the name of a person, once more. If so, it counts.</summary>
    public TimeSpan? EnterMail(string kind, string subject) => _mails.Enter(kind, subject);
}
