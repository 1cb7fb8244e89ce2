using System.Net;
using System.Net.Sockets;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Accounts;

/// <summary>
/// Counts attempts by client address and by what they are about, in the memory of this instance. An attempt counts from
/// its beginning, so that many at once cannot slip through together; one that went well is taken back.
/// </summary>
internal sealed class AttemptLimit(TimeProvider time, int limit, TimeSpan window)
{
    private const int MaxKeys = 20_000;

    // One client of IPv6 has a whole network of this size to choose its address from.
    private const int NetworkBytes = 8;

    private readonly Dictionary<(string, string), Queue<DateTimeOffset>> _attempts = [];
    private readonly Lock _lock = new();

    /// <summary>How many pairs are remembered.</summary>
    internal int KeyCount => _attempts.Count;

    /// <summary>Counts an attempt. Null when it may go on, else how long to wait.</summary>
    public TimeSpan? Enter(string? address, string subject)
    {
        var now = time.GetUtcNow();
        var key = Key(address, subject);
        lock (_lock)
        {
            if (!_attempts.TryGetValue(key, out var attempts))
            {
                MakeRoom(now);
                _attempts[key] = attempts = [];
            }

            while (attempts.TryPeek(out var first) && first + window <= now)
            {
                attempts.Dequeue();
            }

            if (attempts.Count >= limit)
            {
                return attempts.Peek() + window - now;
            }

            attempts.Enqueue(now);
            return null;
        }
    }

    /// <summary>Forgets the attempts, because one of them went well.</summary>
    public void Clear(string? address, string subject)
    {
        lock (_lock)
        {
            _attempts.Remove(Key(address, subject));
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_attempts.Count < MaxKeys)
        {
            return;
        }

        foreach (var (key, attempts) in _attempts)
        {
            if (attempts.Last() + window <= now)
            {
                _attempts.Remove(key);
            }
        }

        // A flood from everywhere: accounts have their own lock, so losing count here opens none.
        if (_attempts.Count >= MaxKeys)
        {
            _attempts.Clear();
        }
    }

    private static (string Network, string Subject) Key(string? address, string subject) => (Network(address), LookupKey.Of(subject));

    private static string Network(string? address)
    {
        if (!IPAddress.TryParse(address, out var ip) || ip.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address ?? "";
        }

        return ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4().ToString() : Convert.ToHexString(ip.GetAddressBytes(), 0, NetworkBytes);
    }
}
