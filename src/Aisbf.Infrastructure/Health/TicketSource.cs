using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Common;

namespace Aisbf.Infrastructure.Health;

/// <summary>Counts each rotation's requests in this process. A rotation without requests for long may start again anywhere.</summary>
internal sealed class TicketSource(int capacity = TicketSource.DefaultCapacity) : ITicketSource
{
    /// <summary>Rotations that are counted at a time.</summary>
    public const int DefaultCapacity = 100_000;

    // Instances that start together must not all begin with the same member of a rotation.
    private const int FirstTickets = 1 << 20;

    private readonly BoundedMap<(Owner Owner, string RotationId), StrongBox<long>> _counters = new(capacity);

    /// <summary>Rotations that are counted.</summary>
    public int Count => _counters.Count;

    public long Next(Owner owner, string rotationId) => Interlocked.Increment(ref Counter(owner, rotationId).Value);

    /// <summary>The number that the next request would get.</summary>
    public long Peek(Owner owner, string rotationId) => Volatile.Read(ref Counter(owner, rotationId).Value) + 1;

    private StrongBox<long> Counter(Owner owner, string rotationId) =>
        _counters.GetOrAdd((owner, rotationId), static _ => new StrongBox<long>(RandomNumberGenerator.GetInt32(FirstTickets)));
}
