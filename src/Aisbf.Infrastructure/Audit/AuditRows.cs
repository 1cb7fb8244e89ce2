using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Persistence.Audit;
using Aisbf.Infrastructure.Persistence.Conventions;

namespace Aisbf.Infrastructure.Audit;

/// <summary>Makes the rows of the audit log, with the present actor and instant.</summary>
internal sealed class AuditRows(IActorContext actors, AuditBudget budget, TimeProvider time)
{
    private const int MaxText = 256;

    /// <summary>The row for an event, or for the entry that takes its place; null where the actor's summary will tell of it.</summary>
    public AuditRow? Admit(AuditEvent entry)
    {
        var actor = entry.Actor ?? actors.Current;
        return budget.Admit(entry, actor, time.GetUtcNow()) is { } admitted ? Make(admitted with { Actor = actor }) : null;
    }

    /// <summary>The row for an event, however many its actor has had.</summary>
    public AuditRow Make(AuditEvent entry)
    {
        var actor = entry.Actor ?? actors.Current;
        return new AuditRow
        {
            At = time.GetUtcNow(),
            Action = entry.Action,
            Succeeded = entry.Succeeded,
            OwnerId = OwnerKey.Of(entry.Owner),
            Target = Cut(entry.Target, MaxText)!,
            Detail = Cut(entry.Detail, AuditRowConfiguration.MaxDetail),
            ActorKind = actor.Kind,
            ActorId = actor.UserId,
            ActorName = Cut(actor.Name, MaxText)!,
            TokenId = actor.TokenId,
            ImpersonatorId = actor.ImpersonatorId,
            Address = actor.Address,
        };
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
