using Aisbf.Domain.Common;

namespace Aisbf.Application.Accounts;

/// <summary>Refusals of what was asked for too often.</summary>
internal static class TooMany
{
    public static Error Requests(TimeSpan wait) => new(ErrorCode.RateLimited, "Too many requests from your address. Try again later.", RetryAfter: wait);

    public static Error Failures(TimeSpan wait) => new(ErrorCode.RateLimited, "Too many attempts to sign in failed. Try again later.", RetryAfter: wait);

    public static Error Mails(TimeSpan wait) => new(ErrorCode.RateLimited, "A mail was sent a short while ago. Try again later.", RetryAfter: wait);
}
