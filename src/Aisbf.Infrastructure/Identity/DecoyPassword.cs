using System.Security.Cryptography;
using Aisbf.Domain.Common;
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
    private volatile string? _hash;

    /// <summary>Makes the hash, with the settings that new passwords get, unless that is done already.</summary>
    public async Task<Result<string>> PrepareAsync(PasswordHashing hashing)
    {
        if (_hash is { } hash)
        {
            return hash;
        }

        var made = await hashing.HashAsync(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(PasswordBytes)));
        if (made.TryGet(out hash, out _))
        {
            _hash = hash;
        }

        return made;
    }

    /// <summary>Spends the time of a check.</summary>
    public async Task<Result<PasswordVerificationResult>> CheckAsync(PasswordHashing hashing, string password) =>
        (await PrepareAsync(hashing)).TryGet(out var hash, out var busy) ? await hashing.VerifyAsync(Nobody, hash, password) : busy;
}
