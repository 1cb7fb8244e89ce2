using Microsoft.Extensions.Options;

namespace Aisbf.Application.Accounts;

/// <summary>How often a client may try what others should not be able to try for long.</summary>
internal sealed class AttemptLimits(TimeProvider time, IOptions<AccountOptions> options)
{
    private readonly AttemptLimit _strangers = new(time, options.Value.RequestsPerHour, TimeSpan.FromHours(1));
    private readonly AttemptLimit _mails = new(time, 1, options.Value.ResendInterval);

    /// <summary>Failed sign-ins to one name.</summary>
    public AttemptLimit SignIn { get; } = new(time, options.Value.SignInFailures, options.Value.SignInWindow);

    /// <summary>Counts a request by which anybody can make us hash or send mail. Null when it may go on, else how long to wait.</summary>
    public TimeSpan? EnterAsStranger(string? address) => _strangers.Enter(address, "");

    /// <summary>Whether a mail of a kind may go to an address, or in the name of a person, once more. If so, it counts.</summary>
    public TimeSpan? EnterMail(string kind, string subject) => _mails.Enter(kind, subject);
}
