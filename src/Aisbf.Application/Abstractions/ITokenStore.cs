using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>Keeps access tokens by their hashes. Revoked tokens are never returned.</summary>
public interface ITokenStore
{
    /// <summary>The owner's tokens, newest first.</summary>
    Task<IReadOnlyList<StoredToken>> ListAsync(Owner owner, CancellationToken cancellationToken);

    /// <summary>One of the owner's tokens, or null.</summary>
    Task<StoredToken?> FindAsync(Owner owner, Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// What tokens give that have not expired and whose user, if they have one, is not disabled: every owner's, or with
    /// <paramref name="owner"/> only that one's.
    /// </summary>
    Task<IReadOnlyList<TokenGrant>> ListGrantsAsync(Owner? owner, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Those of the hashes that some token has or had: any owner's, expired and revoked ones included.</summary>
    Task<IReadOnlySet<TokenHash>> FindKnownAsync(IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken);

    /// <summary>Keeps a new token. The error says that its owner has as many tokens that work as are allowed; nothing is kept then.</summary>
    Task<Error?> AddAsync(StoredToken token, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a new token in the place of one of the same owner's, which ends at the given instant. False, and nothing is changed,
    /// when there is no such token or it has been replaced before. An error when both would work and that is more than are allowed.
    /// </summary>
    Task<Result<bool>> ReplaceAsync(Guid id, DateTimeOffset endsAt, StoredToken replacement, CancellationToken cancellationToken);

    /// <summary>Makes a token stop working. False when the owner has no such token.</summary>
    Task<bool> RevokeAsync(Owner owner, Guid id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a token stop working together with all that it made, that those made, and so on: what replaced a token counts as that
    /// token. The token itself may have been revoked before. Answers what stopped working now; null when the owner has no such token.
    /// </summary>
    Task<IReadOnlyList<RevokedToken>?> RevokeFamilyAsync(Owner owner, Guid id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes when tokens were last used. An instant earlier than the one on record changes nothing.</summary>
    Task MarkUsedAsync(IReadOnlyCollection<KeyValuePair<Guid, DateTimeOffset>> uses, CancellationToken cancellationToken);
}
