using System.Buffers.Text;
using System.Security.Cryptography;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Tokens;

/// <summary>Makes tokens: 256 random bits behind a prefix that scanners for leaked secrets can look for.</summary>
internal static class TokenMint
{
    private const string Prefix = "aisbf_";
    private const int RandomBytes = 32;

    /// <summary>The token with which a caller makes others; null in a session.</summary>
    public static Guid? MakerOf(Caller caller) => caller.TokenId == Guid.Empty ? null : caller.TokenId;

    /// <summary>A token, to be shown once, and what is stored of it.</summary>
    public static (string Token, StoredToken Stored) Make(
        Owner owner, string description, TokenScope scope, TokenLimits limits, Guid? madeBy, DateTimeOffset now, DateTimeOffset? expiresAt)
    {
        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        return (token, new StoredToken
        {
            Id = Guid.CreateVersion7(now),
            Owner = owner,
            Hash = TokenHash.Of(token),
            LastFour = token[^4..],
            Description = description,
            Scope = scope,
            Limits = limits,
            MadeBy = madeBy,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        });
    }
}
