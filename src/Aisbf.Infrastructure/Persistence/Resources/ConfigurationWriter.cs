using System.Data;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Limits;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Audit;
using Aisbf.Infrastructure.Persistence.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence.Resources;

/// <summary>Writes a change of many documents and its audit entry in one transaction.</summary>
internal sealed class ConfigurationWriter(
    IDbContextFactory<AisbfDbContext> contexts, SecretsColumn secretsColumn, AuditRows auditRows, DatabaseWriteGate gate, StorageLimits limits, TimeProvider time)
    : IConfigurationWriter
{
    private const int BatchSize = 250;

    public async Task<bool> CommitAsync(ConfigurationChange change, CancellationToken cancellationToken)
    {
        // Encrypted before the turn begins, so that other writers wait for the database only.
        var batches = change.Resources
            .Select(write => (Write: write, Secrets: secretsColumn.Write(write.Draft.Secrets)))
            .GroupBy(item => item.Write.Kind)
            .SelectMany(kind => kind.Chunk(BatchSize))
            .ToList();
        var entry = auditRows.Admit(change.Audit);
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            context.ChangeTracker.Clear();
            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            foreach (var batch in batches)
            {
                if (!await SaveAsync(context, change.Owner, batch, cancellationToken))
                {
                    return false;
                }
            }

            context.AddRange(change.Tokens.Select(TokenStore.ToRow));
            if (entry is not null)
            {
                context.Add(entry);
            }

            if (!await TrySaveAsync(context, cancellationToken) || await ExceedsAsync(context, change, cancellationToken))
            {
                return false;
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        });
    }

    private async Task<bool> SaveAsync(
        AisbfDbContext context, Owner owner, (ResourceWrite Write, string? Secrets)[] batch, CancellationToken cancellationToken)
    {
        var kind = batch[0].Write.Kind;
        var ids = batch.Select(item => item.Write.Draft.Id).ToArray();
        var rows = await ResourceRows.OfOwner(context, owner, kind).AsTracking()
            .Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, StringComparer.Ordinal, cancellationToken);
        var now = time.GetUtcNow();
        foreach (var (write, secrets) in batch)
        {
            var row = rows.GetValueOrDefault(write.Draft.Id);
            if ((row?.Version ?? 0) != write.BasedOn)
            {
                return false;
            }

            ResourceRows.Apply(row ?? ResourceRows.Add(context, owner, kind, write.Draft, now), write.Draft, secrets, now);
        }

        var saved = await TrySaveAsync(context, cancellationToken);
        context.ChangeTracker.Clear();
        return saved;
    }

    /// <summary>Somebody else has added documents since the change was planned, so that not all new ones fit.</summary>
    private async Task<bool> ExceedsAsync(AisbfDbContext context, ConfigurationChange change, CancellationToken cancellationToken)
    {
        foreach (var kind in change.Resources.Where(write => write.BasedOn == 0).Select(write => write.Kind).Distinct())
        {
            if (limits.DocumentsOf(change.Owner, kind) is { } limit
                && await ResourceRows.OfOwner(context, change.Owner, kind).CountAsync(cancellationToken) > limit.Most)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> TrySaveAsync(AisbfDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return false;
        }
    }
}
