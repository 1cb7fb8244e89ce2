using System.Net;
using System.Net.Sockets;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Accounts;

/// <summary>
/// Counts attempts by client and by what they are about, in the memory of this instance. An attempt counts from its beginning, so
/// that many at once cannot slip through together; one that went well is taken back. Waits are measured by a clock that is never set.
/// </summary>
public sealed class AttemptLimit(TimeProvider time, int limit, TimeSpan window)
{
    private const int MaxKeys = 20_000;

    // One client of IPv6 has a whole network of this size to choose its address from.
    private const int NetworkBytes = 8;

    private readonly Dictionary<(string, string), Queue<long>> _attempts = [];
    private readonly Lock _lock = new();

    /// <summary>How many pairs are remembered.</summary>
    internal int KeyCount => _attempts.Count;

    /// <summary>Counts an attempt. Null when it may go on, else how long to wait.</summary>
    /// <param name="address">The client's address, or another name for the client. Addresses of IPv6 count by their network.</param>
    /// <param name="subject">What the attempt is about.</param>
    public TimeSpan? Enter(string? address, string subject)
    {
        var now = time.GetTimestamp();
        var key = Key(address, subject);
        lock (_lock)
        {
            if (!_attempts.TryGetValue(key, out var attempts))
            {
                MakeRoom(now);
                _attempts[key] = attempts = [];
            }

            while (attempts.TryPeek(out var first) && IsOver(first, now))
            {
                attempts.Dequeue();
            }

            if (attempts.Count >= limit)
            {
                return window - time.GetElapsedTime(attempts.Peek(), now);
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

    /// <summary>Takes the latest attempt back, because it went well, and keeps those before it.</summary>
    public void Leave(string? address, string subject)
    {
        lock (_lock)
        {
            var key = Key(address, subject);
            if (_attempts.TryGetValue(key, out var attempts) && attempts.Count > 1)
            {
                _attempts[key] = new Queue<long>(attempts.SkipLast(1));
            }
            else
            {
                _attempts.Remove(key);
            }
        }
    }

    private bool IsOver(long attempt, long now) => time.GetElapsedTime(attempt, now) >= window;

    private void MakeRoom(long now)
    {
        if (_attempts.Count < MaxKeys)
        {
            return;
        }

        foreach (var (key, attempts) in _attempts)
        {
            if (IsOver(attempts.Last(), now))
            {
                _attempts.Remove(key);
            }
        }

        // A flood from everywhere: rather lose count than fill the memory. How many passwords are checked in a second is bounded elsewhere.
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
