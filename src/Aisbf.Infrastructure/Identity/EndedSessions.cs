using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Identity;

/// <summary>
/// Sessions that were ended by themselves. A cookie is good until it expires, whoever has a copy of it, so the end of its session
/// has to be kept for that long. What ends all sessions of a person needs no entry here: the account has another stamp then.
/// </summary>
internal sealed class EndedSessions(IDbContextFactory<AisbfDbContext> contexts, DatabaseWriteGate gate, TimeProvider time)
{
    // No cookie lives longer. The day is for one that was renewed while its session ended, and for instances' clocks.
    private static readonly TimeSpan Kept = IdentitySettings.RememberedSessionLifetime + TimeSpan.FromDays(1);

    /// <summary>Whether a ticket is of a session that has ended, or of none that could be ended.</summary>
    public async Task<bool> ContainsAsync(AuthenticationProperties ticket, CancellationToken cancellationToken)
    {
        if (SessionTicket.ReadFrom(ticket) is not { } id)
        {
            return true;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EndedSessions.AnyAsync(s => s.SessionId == id, cancellationToken);
    }

    /// <summary>Ends a ticket's session on every instance, at its next request. Nothing happens where there is none.</summary>
    public async Task AddAsync(AuthenticationProperties? ticket)
    {
        if (SessionTicket.ReadFrom(ticket) is not { } id)
        {
            return;
        }

        using var turn = await gate.EnterAsync(CancellationToken.None);
        await using var context = await contexts.CreateDbContextAsync();
        context.Add(new EndedSessionRow { SessionId = id, ExpiresAt = time.GetUtcNow() + Kept });
        try
        {
            await context.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Two requests of the session at once, both of which end it.
        }
    }

    /// <summary>Forgets the sessions of which no cookie can count any more.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.EndedSessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
    }
}
