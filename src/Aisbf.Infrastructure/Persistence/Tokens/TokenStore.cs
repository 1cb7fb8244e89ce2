using System.Data;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Limits;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence.Tokens;

/// <summary>Keeps access tokens in their table.</summary>
internal sealed class TokenStore(IDbContextFactory<AisbfDbContext> contexts, DatabaseWriteGate gate, StorageLimits limits, TimeProvider time) : ITokenStore
{
    private const int BatchSize = 200;

    // Tokens that do not work any more, of one owner. Records of use name them, so the latest are kept.
    private const int MaxEnded = 1000;

    public async Task<IReadOnlyList<StoredToken>> ListAsync(Owner owner, CancellationToken cancellationToken)
    {
        var ownerId = OwnerKey.Of(owner);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Live(context).Where(t => t.OwnerId == ownerId).OrderByDescending(t => t.CreatedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(ToStored)];
    }

    public async Task<StoredToken?> FindAsync(Owner owner, Guid id, CancellationToken cancellationToken)
    {
        var ownerId = OwnerKey.Of(owner);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Live(context).SingleOrDefaultAsync(t => t.OwnerId == ownerId && t.Id == id, cancellationToken) is { } row ? ToStored(row) : null;
    }

    public async Task<IReadOnlyList<TokenGrant>> ListGrantsAsync(Owner? owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await TokenGrantQuery.ListAsync(context, Live(context), owner, now, cancellationToken);
    }

    public async Task<IReadOnlySet<TokenHash>> FindKnownAsync(IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken)
    {
        var sought = hashes.Select(hash => hash.ToBytes()).ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Tokens.AsNoTracking().Where(t => sought.Contains(t.Hash)).Select(t => t.Hash).ToListAsync(cancellationToken);
        return found.Select(hash => TokenHash.FromBytes(hash)).ToHashSet();
    }

    public async Task<Error?> AddAsync(StoredToken token, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(ToRow(token));
        if (limits.TokensOf(token.Owner) is { } limit)
        {
            if (await context.SaveBelowAsync(Working(context, OwnerKey.Of(token.Owner)), limit.Most, cancellationToken) is { } count)
            {
                return limit.CheckRoom(count);
            }
        }
        else
        {
            await context.SaveChangesAsync(cancellationToken);
        }

        await TrimEndedAsync(context, OwnerKey.Of(token.Owner), cancellationToken);
        return null;
    }

    public async Task<Result<bool>> ReplaceAsync(Guid id, DateTimeOffset endsAt, StoredToken replacement, CancellationToken cancellationToken)
    {
        var row = ToRow(replacement);
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.CreateExecutionStrategy().ExecuteAsync<Result<bool>>(async () =>
        {
            context.ChangeTracker.Clear();
            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            var replaced = await Live(context)
                .Where(t => t.OwnerId == row.OwnerId && t.Id == id && t.ReplacedBy == null)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.ReplacedBy, row.Id).SetProperty(t => t.ExpiresAt, endsAt), cancellationToken);
            if (replaced == 0)
            {
                return false;
            }

            if (limits.TokensOf(replacement.Owner)?.CheckRoom(await Working(context, row.OwnerId).CountAsync(cancellationToken)) is { } full)
            {
                return full;
            }

            context.Add(row);
            await context.SaveChangesAsync(cancellationToken);
            await TrimEndedAsync(context, row.OwnerId, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        });
    }

    public async Task<bool> RevokeAsync(Owner owner, Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ownerId = OwnerKey.Of(owner);
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Live(context)
            .Where(t => t.OwnerId == ownerId && t.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, at), cancellationToken) > 0;
    }

    public async Task<IReadOnlyList<RevokedToken>?> RevokeFamilyAsync(Owner owner, Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ownerId = OwnerKey.Of(owner);
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (!await context.Tokens.AnyAsync(t => t.OwnerId == ownerId && t.Id == id, cancellationToken))
            {
                return null;
            }

            var revoked = new List<RevokedToken>();
            foreach (var members in (await FindFamilyAsync(context, id, cancellationToken)).Chunk(BatchSize))
            {
                var live = Live(context).Where(t => members.Contains(t.Id));
                var found = await live.Select(t => new { t.Id, t.OwnerId }).ToListAsync(cancellationToken);
                revoked.AddRange(found.Select(t => new RevokedToken(t.Id, OwnerKey.ToOwner(t.OwnerId))));
                await live.ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, at), cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return (IReadOnlyList<RevokedToken>)revoked;
        });
    }

    public async Task MarkUsedAsync(IReadOnlyCollection<KeyValuePair<Guid, DateTimeOffset>> uses, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var batch in uses.Chunk(BatchSize))
        {
            var latest = batch.ToDictionary();
            var ids = latest.Keys.ToArray();
            var rows = await context.Tokens.Where(t => ids.Contains(t.Id)).ToListAsync(cancellationToken);
            foreach (var row in rows.Where(row => row.LastUsedAt is not { } known || known < latest[row.Id]))
            {
                row.LastUsedAt = latest[row.Id];
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    // Revoked ones count: what a revoked token made may live on.
    private static async Task<HashSet<Guid>> FindFamilyAsync(AisbfDbContext context, Guid id, CancellationToken cancellationToken)
    {
        var family = new HashSet<Guid> { id };
        var next = new Queue<Guid[]>([[id]]);
        while (next.TryDequeue(out var some))
        {
            var found = await context.Tokens
                .Where(t => some.Contains(t.MadeBy!.Value) || some.Contains(t.ReplacedBy!.Value))
                .Select(t => t.Id)
                .ToListAsync(cancellationToken);
            foreach (var batch in found.Where(family.Add).Chunk(BatchSize))
            {
                next.Enqueue(batch);
            }
        }

        return family;
    }

    private static IQueryable<TokenRow> Live(AisbfDbContext context) => context.Tokens.AsNoTracking().Where(t => t.RevokedAt == null);

    private IQueryable<TokenRow> Working(AisbfDbContext context, Guid ownerId)
    {
        var now = time.GetUtcNow();
        return Live(context).Where(t => t.OwnerId == ownerId && (t.ExpiresAt == null || t.ExpiresAt > now));
    }

    private async Task TrimEndedAsync(AisbfDbContext context, Guid ownerId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await context.Tokens
            .Where(t => t.OwnerId == ownerId && (t.RevokedAt != null || t.ExpiresAt <= now))
            .OrderByDescending(t => t.CreatedAt)
            .Skip(MaxEnded)
            .ExecuteDeleteAsync(cancellationToken);
    }

    internal static TokenRow ToRow(StoredToken token) => new()
    {
        Id = token.Id,
        OwnerId = OwnerKey.Of(token.Owner),
        Hash = token.Hash.ToBytes(),
        LastFour = token.LastFour,
        Description = token.Description,
        MadeBy = token.MadeBy,
        Scope = token.Scope,
        CreatedAt = token.CreatedAt,
        ExpiresAt = token.ExpiresAt,
        LastUsedAt = token.LastUsedAt,
        AllowedModels = LimitColumn.Of(token.Limits.Models),
        AllowedAddresses = LimitColumn.Of(token.Limits.Addresses),
    };

    private static StoredToken ToStored(TokenRow row) => new()
    {
        Id = row.Id,
        Owner = OwnerKey.ToOwner(row.OwnerId),
        Hash = TokenHash.FromBytes(row.Hash),
        LastFour = row.LastFour,
        Description = row.Description,
        MadeBy = row.MadeBy,
        Scope = row.Scope,
        CreatedAt = row.CreatedAt,
        ExpiresAt = row.ExpiresAt,
        LastUsedAt = row.LastUsedAt,
        Limits = LimitColumn.ToLimits(row.AllowedModels, row.AllowedAddresses),
        ReplacedBy = row.ReplacedBy,
    };
}
