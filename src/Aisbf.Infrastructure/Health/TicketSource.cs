using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Health;

/// <summary>Counts each rotation's requests in this process.</summary>
internal sealed class TicketSource : ITicketSource
{
    // Instances that start together must not all begin with the same member of a rotation.
    private const int FirstTickets = 1 << 20;

    private readonly ConcurrentDictionary<(Owner, string), StrongBox<long>> _counters = new();

    public long Next(Owner owner, string rotationId) => Interlocked.Increment(ref Counter(owner, rotationId).Value);

    /// <summary>The number that the next request would get.</summary>
    public long Peek(Owner owner, string rotationId) => Volatile.Read(ref Counter(owner, rotationId).Value) + 1;

    private StrongBox<long> Counter(Owner owner, string rotationId) =>
        _counters.TryGetValue((owner, rotationId), out var counter)
            ? counter
            : _counters.GetOrAdd((owner, rotationId), static _ => new StrongBox<long>(RandomNumberGenerator.GetInt32(FirstTickets)));
}
