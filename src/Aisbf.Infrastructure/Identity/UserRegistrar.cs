using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Makes accounts and removes them with everything that is theirs. One for a scope, like Identity's own services.</summary>
internal sealed class UserRegistrar(
    UserManager<AisbfUser> users,
    PasswordHashing passwords,
    AisbfDbContext context,
    ILookupNormalizer normalizer,
    RightsLock rights,
    IOwnerChanges changes,
    IAuditLog audit,
    TimeProvider time)
{
    /// <summary>Makes an account, in place of sign-ups with its name or address that nobody verified. Says which field is wrong or taken.</summary>
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
        // Before anything is removed, and at the same cost whether or not the address is taken.
        if (sent.Password is { } password)
        {
            if (!(await passwords.HashNewAsync(user, password)).TryGet(out var hash, out var error))
            {
                return error;
            }

            user.PasswordHash = hash;
        }

        await ReplacePendingAsync(sent, cancellationToken);
        if (await users.Users.AnyAsync(u => u.Skeleton == user.Skeleton, cancellationToken))
        {
            return Taken;
        }

        try
        {
            // Saved together with the account, in one transaction of its own.
            context.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = AisbfRole.Of(sent.Role).Id });
            var created = await users.CreateAsync(user);
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

    /// <summary>
    /// Removes sign-ups with a name or an address that nobody verified or used, within a transaction of <see cref="RightsLock"/>. They hold
    /// neither: else anybody could keep others from signing up, or have them sign up to an account with a password of somebody else's choice.
    /// </summary>
    public async Task<Result<IReadOnlyList<AisbfUser>>> RemovePendingAsync(string? username, string email, CancellationToken cancellationToken)
    {
        var removed = await FindPending(username, email).ToListAsync(cancellationToken);
        foreach (var pending in removed)
        {
            if ((await RemoveAsync(pending, cancellationToken)).Error is { } error)
            {
                return error;
            }
        }

        return removed;
    }

    private async Task ReplacePendingAsync(NewUser sent, CancellationToken cancellationToken)
    {
        if (!await FindPending(sent.Username, sent.Email).AnyAsync(cancellationToken))
        {
            return;
        }

        // One that is verified at this moment stays, and is found to be taken next.
        var replaced = await rights.RunAsync(() => RemovePendingAsync(sent.Username, sent.Email, cancellationToken), cancellationToken);
        if (replaced.TryGet(out var removed, out _))
        {
            foreach (var pending in removed)
            {
                await changes.PublishAsync(Owner.OfUser(pending.Id), CancellationToken.None);
                await audit.AppendAsync(
                    new AuditEvent(AuditActions.AccountDeleted, Owner.OfUser(pending.Id), pending.UserName!, Detail: "never verified, and replaced"), CancellationToken.None);
            }
        }
    }

    private IQueryable<AisbfUser> FindPending(string? username, string email)
    {
        var skeleton = username is null ? null : Username.Skeleton(username);
        var address = normalizer.NormalizeEmail(email);
        return PendingSignUps.In(context).Where(u => u.NormalizedEmail == address || u.Skeleton == skeleton);
    }

    private static Error Taken => new(ErrorCode.Conflict, "This username is taken.", "username");
}
