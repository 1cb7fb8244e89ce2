using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>Counts how many passwords are hashed at the same time, and can be held up.</summary>
internal sealed class OccupiedPasswordHasher : IPasswordHasher<AisbfUser>
{
    private readonly CountingPasswordHasher _hasher = new();
    private int _now;
    private int _most;

    /// <summary>Hashing waits for it.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>How many were being hashed at the same time at most.</summary>
    public int Most => _most;

    /// <summary>How many are being hashed.</summary>
    public int Now => _now;

    public int Count => _hasher.Count;

    public string HashPassword(AisbfUser user, string password) => Occupy(() => _hasher.HashPassword(user, password));

    public PasswordVerificationResult VerifyHashedPassword(AisbfUser user, string hashedPassword, string providedPassword) =>
        Occupy(() => _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword));

    private T Occupy<T>(Func<T> work)
    {
        var now = Interlocked.Increment(ref _now);
        try
        {
            InterlockedMax(now);
            Gate.Wait();
            Thread.Yield();
            return work();
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    private void InterlockedMax(int now)
    {
        for (var most = _most; now > most; most = _most)
        {
            Interlocked.CompareExchange(ref _most, now, most);
        }
    }
}
