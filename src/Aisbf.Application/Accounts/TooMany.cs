using Aisbf.Domain.Common;

namespace Aisbf.Application.Accounts;

/// <summary>Refusals of what was asked for too often.</summary>
public static class TooMany
{
    public static Error Requests(TimeSpan wait) => new(ErrorCode.RateLimited, "Too many requests from your address. Try again later.", RetryAfter: wait);

    public static Error Failures(TimeSpan wait) => new(ErrorCode.RateLimited, "Too many attempts to sign in failed. Try again later.", RetryAfter: wait);

    /// <summary>More passwords are to be hashed than this installation has time for.</summary>
    public static Error Hashes { get; } = new(ErrorCode.RateLimited, "Too many passwords are being checked. Try again in a few seconds.", RetryAfter: TimeSpan.FromSeconds(5));

    public static Error Mails(TimeSpan wait) => new(ErrorCode.RateLimited, "A mail was sent a short while ago. Try again later.", RetryAfter: wait);
}
