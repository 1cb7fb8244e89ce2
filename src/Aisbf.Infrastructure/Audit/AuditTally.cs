using System.Globalization;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Audit;

/// <summary>What one actor did in one hour, as far as it has no entries of its own.</summary>
internal sealed class AuditTally(Actor actor)
{
    private const string Target = "audit log";
    private readonly Dictionary<string, (int All, int Failed)> _counts = new(StringComparer.Ordinal);
    private Owner? _owner;
    private bool _severalOwners;

    public Actor Actor => actor;

    /// <summary>Events, written or not.</summary>
    public int Entries { get; set; }

    public bool HasSummary => _counts.Count > 0;

    // Where it all was done, if that is one namespace; else the actor's own.
    private Owner Owner => _owner is { } owner && !_severalOwners ? owner : actor.UserId is { } user ? Owner.OfUser(user) : Owner.Global;

    public void Count(AuditEvent entry)
    {
        var (all, failed) = _counts.GetValueOrDefault(entry.Action);
        _counts[entry.Action] = (all + 1, failed + (entry.Succeeded ? 0 : 1));
        _severalOwners |= _owner is { } known && known != entry.Owner;
        _owner ??= entry.Owner;
    }

    public AuditEvent ToMarker(int limit) => new(
        AuditActions.AuditLimited, Owner, Target, Detail: string.Create(
            CultureInfo.InvariantCulture, $"{limit} entries in this hour; what follows is summarized when the hour is over"));

    public AuditEvent ToSummary(DateTimeOffset hour)
    {
        var counts = _counts
            .OrderByDescending(c => c.Value.All)
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value.All}{(c.Value.Failed > 0 ? $" ({c.Value.Failed} failed)" : "")}"));
        return new AuditEvent(AuditActions.AuditSummarized, Owner, Target, Detail: string.Create(
            CultureInfo.InvariantCulture,
            $"{_counts.Values.Sum(c => c.All)} more in the hour from {hour.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {string.Join(", ", counts)}"));
    }
}
