using System.Net;
using System.Net.Sockets;
using Aisbf.Application.Audit;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Audit;

/// <summary>
/// Bounds how many entries one actor adds in an hour of the clock. The last entry within the bound says that the bound is reached;
/// what comes after it is counted for one more entry when the hour is over.
/// </summary>
internal sealed class AuditBudget(IOptions<AuditOptions> options)
{
    private const int MaxActors = 10_000;
    private const int Ipv6NetworkBits = 64;

    // What decides who may do what. It is rare, or costs the actor a password or a mail, and has an entry of its own always.
    private static readonly HashSet<string> Exempt = new(StringComparer.Ordinal)
    {
        AuditActions.RoleChanged, AuditActions.AccountEnabled, AuditActions.AccountDisabled, AuditActions.AccountDeleted,
        AuditActions.PasswordSet, AuditActions.PasswordChanged, AuditActions.PasswordReset, AuditActions.EmailChanged,
        AuditActions.TwoFactorDisabled, AuditActions.ImpersonationStarted, AuditActions.ImpersonationEnded,
    };

    // Beyond the number of actors that are told apart, the others share one budget.
    private static readonly ActorKey Others = new(ActorKind.Anonymous, null, "others");

    private readonly Lock _lock = new();
    private readonly Dictionary<(ActorKey Actor, DateTimeOffset Hour), AuditTally> _tallies = [];

    /// <summary>What to write for an event: itself, an entry that says that the bound is reached, or nothing for now.</summary>
    public AuditEvent? Admit(AuditEvent entry, Actor actor, DateTimeOffset now)
    {
        if (actor.Kind == ActorKind.System || entry.Succeeded && Exempt.Contains(entry.Action))
        {
            return entry;
        }

        var hour = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour));
        lock (_lock)
        {
            var tally = TallyOf((KeyOf(actor), hour), actor);
            tally.Entries++;
            if (tally.Entries < options.Value.EntriesPerHour)
            {
                return entry;
            }

            tally.Count(entry);
            return tally.Entries == options.Value.EntriesPerHour ? tally.ToMarker(options.Value.EntriesPerHour) : null;
        }
    }

    /// <summary>Takes the summaries of the hours that are over; with null those of all hours.</summary>
    public IReadOnlyList<(AuditEvent Summary, Actor Actor)> TakeSummaries(DateTimeOffset? now)
    {
        lock (_lock)
        {
            var ended = _tallies.Where(t => now is null || t.Key.Hour.AddHours(1) <= now).ToList();
            foreach (var (key, _) in ended)
            {
                _tallies.Remove(key);
            }

            return [.. ended.Where(t => t.Value.HasSummary).Select(t => (t.Value.ToSummary(t.Key.Hour), t.Value.Actor))];
        }
    }

    private AuditTally TallyOf((ActorKey Actor, DateTimeOffset Hour) key, Actor actor)
    {
        if (!_tallies.TryGetValue(key, out var tally))
        {
            if (_tallies.Count >= MaxActors)
            {
                key = (Others, key.Hour);
                actor = new Actor(ActorKind.Anonymous, null, "others");
            }

            if (!_tallies.TryGetValue(key, out tally))
            {
                _tallies[key] = tally = new AuditTally(actor);
            }
        }

        return tally;
    }

    // All tokens and sessions of a person are one actor, as are all addresses of one network of IPv6.
    private static ActorKey KeyOf(Actor actor) => (actor.UserId, actor.TokenId) switch
    {
        ({ } user, _) => new ActorKey(ActorKind.Session, user, null),
        (null, { } token) => new ActorKey(ActorKind.OperatorToken, token, null),
        _ => new ActorKey(actor.Kind, null, actor.Kind == ActorKind.Anonymous ? NetworkOf(actor.Address) : null),
    };

    private static string? NetworkOf(string? text)
    {
        if (!IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return text;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(Ipv6NetworkBits / 8).Clear();
        return new IPAddress(bytes).ToString();
    }

    private readonly record struct ActorKey(ActorKind Kind, Guid? Id, string? Network);
}
