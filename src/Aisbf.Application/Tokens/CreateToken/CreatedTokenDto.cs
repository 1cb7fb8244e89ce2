using Aisbf.Application.Abstractions;

namespace Aisbf.Application.Tokens.CreateToken;

/// <summary>A token that was just made: the only answer that ever holds the token itself.</summary>
public sealed record CreatedTokenDto
{
    public required Guid Id { get; init; }

    /// <summary>The token. It is stored as a hash only and cannot be shown again.</summary>
    public required string Token { get; init; }

    public required string Scope { get; init; }

    public required string Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required string LastFour { get; init; }

    /// <summary>What it may ask for; left out for anything.</summary>
    public IReadOnlyList<string>? AllowedModels { get; init; }

    /// <summary>Where it may come from; left out for anywhere.</summary>
    public IReadOnlyList<string>? AllowedAddresses { get; init; }

    internal static CreatedTokenDto From(string token, StoredToken stored) => new()
    {
        Id = stored.Id,
        Token = token,
        Scope = TokenScopes.NameOf(stored.Scope),
        Description = stored.Description,
        CreatedAt = stored.CreatedAt,
        ExpiresAt = stored.ExpiresAt,
        LastFour = stored.LastFour,
        AllowedModels = TokenLimitLists.ToWire(stored.Limits.Models),
        AllowedAddresses = TokenLimitLists.ToWire(stored.Limits.Addresses),
    };

    /// <inheritdoc/>
    public override string ToString() => $"token {Id:N}";
}
