using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Persistence.Audit;
using Aisbf.Infrastructure.Persistence.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Audit;

/// <summary>Keeps the audit log in its table, where triggers hold that entries are only added, and deleted only when they are old.</summary>
internal sealed class AuditLog(
    IDbContextFactory<AisbfDbContext> contexts,
    DatabaseWriteGate gate,
    AuditBudget budget,
    IActorContext actors,
    TimeProvider time,
    ILogger<AuditLog> logger) : IAuditLog
{
    private const int MaxText = 256;

    public Task AppendAsync(AuditEvent entry, CancellationToken cancellationToken)
    {
        var actor = entry.Actor ?? actors.Current;
        return budget.Admit(entry, actor, time.GetUtcNow()) is { } admitted
            ? WriteAsync(admitted, actor, cancellationToken)
            : Task.CompletedTask;
    }

    /// <summary>Writes an entry, whatever the actor's budget.</summary>
    public async Task WriteAsync(AuditEvent entry, Actor actor, CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await gate.EnterAsync(cancellationToken);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Add(new AuditRow
            {
                At = time.GetUtcNow(),
                Action = entry.Action,
                Succeeded = entry.Succeeded,
                OwnerId = OwnerKey.Of(entry.Owner),
                Target = Cut(entry.Target, MaxText)!,
                Detail = Cut(entry.Detail, AuditRowConfiguration.MaxDetail),
                ActorKind = actor.Kind,
                ActorId = actor.UserId,
                ActorName = Cut(actor.Name, MaxText)!,
                TokenId = actor.TokenId,
                ImpersonatorId = actor.ImpersonatorId,
                Address = actor.Address,
            });
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotWritten(logger, entry.Action, actor.Kind, e);
        }
    }

    public async Task<IReadOnlyList<AuditEntry>> QueryAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Narrow(context.AuditLog.AsNoTracking(), filter)
            .OrderByDescending(a => a.Id)
            .Take(Math.Clamp(filter.Limit, 1, AuditFilter.MaxLimit))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(ToEntry)];
    }

    private static IQueryable<AuditRow> Narrow(IQueryable<AuditRow> rows, AuditFilter filter)
    {
        if (filter.Action is { } action)
        {
            var prefix = action + ".";
            rows = rows.Where(a => a.Action == action || a.Action.StartsWith(prefix));
        }

        if (filter.UserId is { } user)
        {
            rows = rows.Where(a => a.ActorId == user);
        }

        if (filter.Owner is { } owner)
        {
            var key = OwnerKey.Of(owner);
            rows = rows.Where(a => a.OwnerId == key);
        }

        if (filter.Target is { } target)
        {
            rows = rows.Where(a => a.Target == target);
        }

        if (filter.Succeeded is { } succeeded)
        {
            rows = rows.Where(a => a.Succeeded == succeeded);
        }

        if (filter.From is { } from)
        {
            rows = rows.Where(a => a.At >= from);
        }

        if (filter.To is { } to)
        {
            rows = rows.Where(a => a.At < to);
        }

        return filter.Before is { } before ? rows.Where(a => a.Id < before) : rows;
    }

    private static AuditEntry ToEntry(AuditRow row) => new(
        row.Id,
        row.At,
        new Actor(row.ActorKind, row.ActorId, row.ActorName, row.TokenId, row.ImpersonatorId, row.Address),
        new AuditEvent(row.Action, OwnerKey.ToOwner(row.OwnerId), row.Target, row.Succeeded, row.Detail));

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
