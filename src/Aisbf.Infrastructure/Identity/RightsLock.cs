using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Transactions that decide about people's rights, one after another on every instance: two global admins who demote each
/// other at the same instant would otherwise each see the other one still there.
/// </summary>
internal sealed class RightsLock(AisbfDbContext context, DatabaseWriteGate gate)
{
    /// <summary>Runs <paramref name="work"/> in a transaction of its own, again if the database asks for it, and commits it if it answers a value.</summary>
    public async Task<Result<T>> RunAsync<T>(Func<Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        try
        {
            return await context.Database.CreateExecutionStrategy().ExecuteAsync(() => RunOnceAsync(work, cancellationToken));
        }
        finally
        {
            // What was not committed must not be saved by whoever uses the context next.
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>Whether there is no enabled global admin but this one. Within <see cref="RunAsync"/> it stays true.</summary>
    public async Task<bool> IsLastGlobalAdminAsync(Guid userId, CancellationToken cancellationToken)
    {
        var role = AisbfRole.Of(UserRole.GlobalAdmin).Id;
        var admins = await context.UserRoles
            .Where(r => r.RoleId == role && context.Users.Any(u => u.Id == r.UserId && !u.IsDisabled))
            .Select(r => r.UserId)
            .Take(2)
            .ToListAsync(cancellationToken);
        return admins is [var only] && only == userId;
    }

    private async Task<Result<T>> RunOnceAsync<T>(Func<Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // A row that everybody writes first, to no effect, is a lock on every engine.
        var role = AisbfRole.Of(UserRole.GlobalAdmin).Id;
        await context.Roles.Where(r => r.Id == role).ExecuteUpdateAsync(row => row.SetProperty(r => r.Name, r => r.Name), cancellationToken);
        var result = await work();
        if (result.IsSuccess)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return result;
    }
}
