using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Accounts in Identity's tables.</summary>
internal sealed class AccountStore(
    UserManager<AisbfUser> users, UserRegistrar registrar, AccountReader reader, AisbfDbContext context, TimeProvider time) : IAccountStore
{
    // Enough for a run; the next one takes the rest.
    private const int MaxStale = 100;

    public async Task<Account?> FindAsync(Guid userId, CancellationToken cancellationToken) =>
        await users.FindByIdAsync(userId.ToString()) is { } user ? await reader.ReadAsync(user) : null;

    public async Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        await users.FindByEmailAsync(email) is { } user ? await reader.ReadAsync(user) : null;

    public async Task<Result<Account>> SignUpAsync(string username, string email, string password, CancellationToken cancellationToken)
    {
        var created = await registrar.CreateAsync(new NewUser(username, email, password, UserRole.User, IsEmailConfirmed: false), cancellationToken);
        if (created.TryGet(out var user, out var error))
        {
            return await reader.ReadAsync(user);
        }

        // Two people at once, and the other one was quicker: with the name, or with the address only.
        return error is { Code: ErrorCode.Conflict, Param: "username" } && !await IsTakenAsync(username, cancellationToken)
            ? error with { Param = "email" }
            : error;
    }

    public Task<Result<Unit>> SetDisplayNameAsync(Guid userId, string? name, CancellationToken cancellationToken) =>
        ChangeAsync(userId, user => user.DisplayName = name);

    public Task<Result<Unit>> SetPendingEmailAsync(Guid userId, string email, CancellationToken cancellationToken) =>
        ChangeAsync(userId, user => user.PendingEmail = email);

    public async Task<bool> ClaimVerificationMailAsync(Guid userId, TimeSpan interval, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = time.GetUtcNow();
        var latest = now - interval;
        return await context.Users
            .Where(u => u.Id == userId && (u.ConfirmationSentAt == null || u.ConfirmationSentAt <= latest))
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.ConfirmationSentAt, now), cancellationToken) == 1;
    }

    public async Task<Result<Unit>> DeleteAsync(Guid userId, CancellationToken cancellationToken) =>
        await users.FindByIdAsync(userId.ToString()) is { } user ? await registrar.DeleteAsync(user, cancellationToken) : default(Unit);

    public async Task<IReadOnlyList<Account>> ListStaleSignUpsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var stale = await PendingSignUps.In(context).AsNoTracking().Where(u => u.CreatedAt < before).OrderBy(u => u.CreatedAt).Take(MaxStale).ToListAsync(cancellationToken);
        var accounts = new List<Account>(stale.Count);
        foreach (var user in stale)
        {
            accounts.Add(await reader.ReadAsync(user));
        }

        return accounts;
    }

    private async Task<Result<Unit>> ChangeAsync(Guid userId, Action<AisbfUser> change)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { } user)
        {
            return new Error(ErrorCode.NotFound, "This account does not exist any more.");
        }

        change(user);
        var changed = await users.UpdateAsync(user);
        return changed.Succeeded ? default(Unit) : IdentityErrors.Of(changed);
    }

    private Task<bool> IsTakenAsync(string username, CancellationToken cancellationToken)
    {
        var skeleton = Username.Skeleton(username);
        return context.Users.AnyAsync(u => u.Skeleton == skeleton, cancellationToken);
    }
}
