using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>Keeps access tokens by their hashes. Revoked tokens are never returned.</summary>
public interface ITokenStore
{
    /// <summary>The owner's tokens, newest first.</summary>
    Task<IReadOnlyList<StoredToken>> ListAsync(Owner owner, CancellationToken cancellationToken);

    /// <summary>Every owner's tokens.</summary>
    Task<IReadOnlyList<StoredToken>> ListAllAsync(CancellationToken cancellationToken);

    Task AddAsync(StoredToken token, CancellationToken cancellationToken);

    /// <summary>Makes a token stop working. False when the owner has no such token.</summary>
    Task<bool> RevokeAsync(Owner owner, Guid id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes when tokens were last used. An instant earlier than the one on record changes nothing.</summary>
    Task MarkUsedAsync(IReadOnlyCollection<KeyValuePair<Guid, DateTimeOffset>> uses, CancellationToken cancellationToken);
}
