using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// A password that nobody has. Checking against it takes as long as a real check, so that the time of an answer does not
/// tell whether there is an account.
/// </summary>
internal sealed class DecoyPassword
{
    private const int PasswordBytes = 32;

    private static readonly AisbfUser Nobody = new() { Skeleton = "" };
    private string? _hash;

    /// <summary>Makes the hash, with the settings that new passwords get, unless that is done already.</summary>
    public void Prepare(IPasswordHasher<AisbfUser> hasher) =>
        LazyInitializer.EnsureInitialized(ref _hash, () => hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(PasswordBytes))));

    /// <summary>Spends the time of a check.</summary>
    public void Check(IPasswordHasher<AisbfUser> hasher, string password)
    {
        Prepare(hasher);
        hasher.VerifyHashedPassword(Nobody, _hash!, password);
    }
}
