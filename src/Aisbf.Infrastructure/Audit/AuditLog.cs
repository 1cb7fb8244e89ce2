using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Persistence.Audit;
using Aisbf.Infrastructure.Persistence.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Audit;

/// <summary>Keeps the audit log in its table, where triggers hold that entries are only added, and deleted only when they are old.</summary>
internal sealed class AuditLog(
    IDbContextFactory<AisbfDbContext> contexts, DatabaseWriteGate gate, AuditRows rows, ILogger<AuditLog> logger) : IAuditLog
{
    public Task AppendAsync(AuditEvent entry, CancellationToken cancellationToken) =>
        rows.Admit(entry) is { } row ? WriteAsync(row) : Task.CompletedTask;

    /// <summary>Writes an entry, whatever the actor's budget.</summary>
    public Task WriteAsync(AuditEvent entry) => WriteAsync(rows.Make(entry));

    private async Task WriteAsync(AuditRow row)
    {
        try
        {
            // It has happened, whether or not somebody still waits for the answer.
            using var turn = await gate.EnterAsync(CancellationToken.None);
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            context.Add(row);
            await context.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.NotWritten(logger, row.Action, row.ActorKind, e);
        }
    }

    public async Task<IReadOnlyList<AuditEntry>> QueryAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Narrow(Visible(context, filter), filter)
            .OrderByDescending(a => a.Id)
            .Take(Math.Clamp(filter.Limit, 1, AuditFilter.MaxLimit))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(ToEntry)];
    }

    private static IQueryable<AuditRow> Visible(AisbfDbContext context, AuditFilter filter)
    {
        var rows = context.AuditLog.AsNoTracking();
        if (filter.HiddenRoles.Count == 0)
        {
            return rows;
        }

        Guid[] hidden = [.. filter.HiddenRoles.Select(role => AisbfRole.Of(role).Id)];
        var reader = filter.Reader;
        return rows.Where(a => a.OwnerId == reader || !context.UserRoles.Any(r => r.UserId == a.OwnerId && hidden.Contains(r.RoleId)));
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
}
