using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Passkeys;

/// <summary>
/// Challenges that passkeys have answered. A challenge is kept in a cookie, which a browser can show again: that it was used has to be
/// known here, on every instance, for as long as the cookie counts.
/// </summary>
internal sealed class UsedChallenges(IDbContextFactory<AisbfDbContext> contexts, DatabaseWriteGate gate, TimeProvider time)
{
    // Identity's cookie counts for five minutes; the rest is for instances' clocks.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Uses the challenge of an answer that was found to be right. False when it was used before.</summary>
    public async Task<bool> UseAsync(string credential)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(ChallengeOf(credential)));
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await using var context = await contexts.CreateDbContextAsync();
        context.Add(new UsedChallengeRow { Hash = hash, ExpiresAt = time.GetUtcNow() + Kept });
        try
        {
            await context.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return false;
        }
    }

    /// <summary>Forgets challenges that no answer can count for any more.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.UsedChallenges.Where(c => c.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    // Identity has read all of this and compared the challenge; what it found is not told.
    private static string ChallengeOf(string credential)
    {
        using var document = JsonDocument.Parse(credential);
        var client = document.RootElement.GetProperty("response").GetProperty("clientDataJSON").GetString()!;
        using var data = JsonDocument.Parse(Base64Url.DecodeFromChars(client));
        return data.RootElement.GetProperty("challenge").GetString()!;
    }
}
