using System.ComponentModel.DataAnnotations;

namespace Aisbf.Application.Accounts;

/// <summary>How people come by an account and what is asked of them.</summary>
public sealed class AccountOptions
{
    public const string Section = "Aisbf:Accounts";

    /// <summary>Whether anybody may make an account for themselves. Needs a mail server when addresses have to be verified. Default false.</summary>
    public bool SignUpEnabled { get; set; }

    /// <summary>Whether a person signs in only once the e-mail address is known to be theirs. Default true.</summary>
    public bool RequireEmailVerification { get; set; } = true;

    /// <summary>
    /// After how many days an account is removed that its owner made, never verified and never signed in to. Default 14.
    /// </summary>
    [Range(1, 3650)]
    public int StaleSignUpDays { get; set; } = 14;

    /// <summary>Shortest time between two mails of one kind to the same address. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan ResendInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Failed sign-ins from one client address to one name within <see cref="SignInWindow"/> before further ones are refused. Default 10.</summary>
    [Range(1, 1000)]
    public int SignInFailures { get; set; } = 10;

    /// <summary>Failed sign-ins from one client address within <see cref="SignInWindow"/>, under whatever names, before further ones are refused. Default 100.</summary>
    [Range(1, 100_000)]
    public int SignInFailuresPerAddress { get; set; } = 100;

    /// <summary>
    /// Wrong passwords for one account within five minutes, from whatever addresses, before devices on which its owner never signed in are
    /// refused for the rest of that time. Default 100.
    /// </summary>
    [Range(10, 100_000)]
    public int AccountFailures { get; set; } = 100;

    /// <summary>How many passwords are hashed at the same time at most; 0 for half as many as there are processors. Default 0.</summary>
    [Range(0, 256)]
    public int ConcurrentHashes { get; set; }

    /// <summary>How many requests wait for a password to be hashed at most; further ones are refused. Default 64.</summary>
    [Range(0, 10_000)]
    public int WaitingHashes { get; set; } = 64;

    /// <summary>How long a request waits for its password to be hashed before it is refused. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan HashWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a failed sign-in counts. Default 300 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SignInWindow { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How often in an hour one client address may sign up or ask for mails, all together. Default 30.</summary>
    [Range(1, 100_000)]
    public int RequestsPerHour { get; set; } = 30;
}
