using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Makes accounts and removes them with everything that is theirs. One for a scope, like Identity's own services.</summary>
internal sealed class UserRegistrar(UserManager<AisbfUser> users, AisbfDbContext context, IOwnerChanges changes, TimeProvider time)
{
    /// <summary>Makes an account. Says which field is wrong or taken.</summary>
    public async Task<Result<AisbfUser>> CreateAsync(NewUser sent, CancellationToken cancellationToken)
    {
        if (Username.Fault(sent.Username) is { } fault)
        {
            return new Error(ErrorCode.InvalidRequest, fault, "username");
        }

        var user = new AisbfUser
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = sent.Username,
            Skeleton = Username.Skeleton(sent.Username),
            Email = sent.Email,
            EmailConfirmed = sent.IsEmailConfirmed,
            CreatedAt = time.GetUtcNow(),
            CreatedBy = sent.CreatedBy,
            LockoutEnabled = true,
        };
        if (await users.Users.AnyAsync(u => u.Skeleton == user.Skeleton, cancellationToken))
        {
            return Taken;
        }

        try
        {
            // Saved together with the account, in one transaction of its own.
            context.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = AisbfRole.Of(sent.Role).Id });
            var created = sent.Password is { } password ? await users.CreateAsync(user, password) : await users.CreateAsync(user);
            if (created.Succeeded)
            {
                return user;
            }

            context.ChangeTracker.Clear();
            return IdentityErrors.Of(created);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Somebody else was quicker, between the look and the write.
            return Taken;
        }
    }

    /// <summary>Removes an account, its tokens and its configuration. What is on record about it stays.</summary>
    public async Task<Result<Unit>> DeleteAsync(AisbfUser user, CancellationToken cancellationToken)
    {
        var deleted = await context.Database.CreateExecutionStrategy().ExecuteAsync(() => DeleteAllAsync(user, cancellationToken));
        if (!deleted.Succeeded)
        {
            return IdentityErrors.Of(deleted);
        }

        await changes.PublishAsync(Owner.OfUser(user.Id), CancellationToken.None);
        return default(Unit);
    }

    private async Task<IdentityResult> DeleteAllAsync(AisbfUser user, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Providers.Where(r => r.OwnerId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Rotations.Where(r => r.OwnerId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Autoselects.Where(r => r.OwnerId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Tokens.Where(t => t.OwnerId == user.Id).ExecuteDeleteAsync(cancellationToken);
        var deleted = await users.DeleteAsync(user);
        if (deleted.Succeeded)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return deleted;
    }

    private static Error Taken => new(ErrorCode.Conflict, "This username is taken.", "username");
}
