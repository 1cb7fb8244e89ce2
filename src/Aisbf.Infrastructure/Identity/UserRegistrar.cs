using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Makes accounts and removes them with everything that is theirs. One for a scope, like Identity's own services.</summary>
internal sealed class UserRegistrar(
    UserManager<AisbfUser> users, AisbfDbContext context, RightsLock rights, IOwnerChanges changes, TimeProvider time)
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

    /// <summary>Removes an account, its tokens and its configuration, unless nobody would be left to administer the others. What is on record about it stays.</summary>
    public async Task<Result<Unit>> DeleteAsync(AisbfUser user, CancellationToken cancellationToken)
    {
        var deleted = await rights.RunAsync<Unit>(
            async () => await rights.IsLastGlobalAdminAsync(user.Id, cancellationToken)
                ? UserAdministrationPolicy.NobodyLeft
                : await RemoveAsync(user, cancellationToken),
            cancellationToken);
        if (deleted.IsSuccess)
        {
            await changes.PublishAsync(Owner.OfUser(user.Id), CancellationToken.None);
        }

        return deleted;
    }

    /// <summary>The same within a transaction of <see cref="RightsLock"/>, for whoever has decided that it may be done.</summary>
    public async Task<Result<Unit>> RemoveAsync(AisbfUser user, CancellationToken cancellationToken)
    {
        await context.Providers.Where(r => r.OwnerId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Rotations.Where(r => r.OwnerId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Autoselects.Where(r => r.OwnerId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Tokens.Where(t => t.OwnerId == user.Id).ExecuteDeleteAsync(cancellationToken);
        var deleted = await users.DeleteAsync(user);
        return deleted.Succeeded ? default(Unit) : IdentityErrors.Of(deleted);
    }

    private static Error Taken => new(ErrorCode.Conflict, "This username is taken.", "username");
}
