namespace Aisbf.Domain.Routing;

/// <summary>
/// Reads and writes the <c>CDN-Loop</c> header (RFC 8586): every gateway that passes a request on appends its own id, so that
/// one which gets its own request back can tell.
/// </summary>
public static class LoopTrail
{
    public const string Header = "CDN-Loop";

    /// <summary>What the ids of all gateways of this kind begin with.</summary>
    public const string IdPrefix = "aisbf-";

    /// <summary>Most intermediaries that a request may have come through, whoever they are.</summary>
    public const int MaxHops = 8;

    /// <summary>Longest header that is read; a longer one is no honest trail of eight.</summary>
    public const int MaxLength = 2048;

    /// <summary>Whether the request has been here before, or has come through so many that it will not end by itself.</summary>
    public static bool IsLoop(string trail, string id)
    {
        ArgumentNullException.ThrowIfNull(trail);
        if (trail.Length > MaxLength)
        {
            return true;
        }

        var hops = 0;
        foreach (var range in trail.AsSpan().Split(','))
        {
            var entry = IdOf(trail.AsSpan(range));
            hops += entry.IsEmpty ? 0 : 1;
            if (hops >= MaxHops || entry.Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether another gateway of this kind passed the request on.</summary>
    public static bool HasGateway(string trail)
    {
        ArgumentNullException.ThrowIfNull(trail);
        foreach (var range in trail.AsSpan().Split(','))
        {
            if (IdOf(trail.AsSpan(range)).StartsWith(IdPrefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The trail with one more intermediary.</summary>
    public static string Append(string? trail, string id) => string.IsNullOrWhiteSpace(trail) ? id : $"{trail}, {id}";

    /// <summary>An entry without its parameters.</summary>
    private static ReadOnlySpan<char> IdOf(ReadOnlySpan<char> entry)
    {
        var end = entry.IndexOf(';');
        return (end < 0 ? entry : entry[..end]).Trim();
    }
}
