using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>Identity's hasher, cheap, with a count of the work that it did: what answers take time for, told without a clock.</summary>
internal sealed class CountingPasswordHasher : IPasswordHasher<AisbfUser>
{
    private readonly PasswordHasher<AisbfUser> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 10 }));
    private int _count;

    /// <summary>Passwords hashed or checked so far.</summary>
    public int Count => _count;

    public string HashPassword(AisbfUser user, string password)
    {
        Interlocked.Increment(ref _count);
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(AisbfUser user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _count);
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
