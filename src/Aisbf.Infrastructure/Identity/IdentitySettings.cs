using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>What is fixed about accounts and sessions.</summary>
internal static class IdentitySettings
{
    /// <summary>How long a session lasts; use in its second half begins it anew. Longer for people who ask to be remembered.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(14);

    public static readonly TimeSpan RememberedSessionLifetime = TimeSpan.FromDays(30);

    /// <summary>How long an admin works as somebody else at most; use does not prolong it.</summary>
    public static readonly TimeSpan ImpersonationLifetime = TimeSpan.FromHours(1);

    /// <summary>For how long they are.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    private const string CookieName = "aisbf_session";
    private const int MinPassword = 8;
    private const int MinUniqueChars = 4;
    /// <summary>How many wrong passwords, or second factors, of one client are too many.</summary>
    public const int MaxFailures = 10;

    // What OWASP recommends for PBKDF2 with SHA-512.
    private const int Iterations = 210_000;

    public static void Configure(IdentityOptions identity)
    {
        identity.Password.RequiredLength = MinPassword;
        identity.Password.RequiredUniqueChars = MinUniqueChars;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = MaxFailures;
        identity.Lockout.DefaultLockoutTimeSpan = LockedFor;
        identity.User.RequireUniqueEmail = true;
        identity.Tokens.EmailConfirmationTokenProvider = EmailTokenProvider.ProviderName;
        identity.Tokens.ChangeEmailTokenProvider = EmailTokenProvider.ProviderName;
        identity.Tokens.PasswordResetTokenProvider = ResetTokenProvider.ProviderName;
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    public static void Configure(PasswordHasherOptions hasher) => hasher.IterationCount = Iterations;

    public static void ConfigureEmailTokens(DataProtectionTokenProviderOptions tokens) =>
        (tokens.Name, tokens.TokenLifespan) = (EmailTokenProvider.ProviderName, EmailTokenProvider.Lifetime);

    public static void ConfigureResetTokens(DataProtectionTokenProviderOptions tokens) =>
        (tokens.Name, tokens.TokenLifespan) = (ResetTokenProvider.ProviderName, ResetTokenProvider.Lifetime);

    /// <summary>Every request looks at the account again, so that disabling it or changing its rights counts at once.</summary>
    public static void Configure(SecurityStampValidatorOptions stamps) => stamps.ValidationInterval = TimeSpan.Zero;

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = Microsoft.AspNetCore.Http.CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SessionLifetime;
        cookie.SlidingExpiration = true;
    }
}
