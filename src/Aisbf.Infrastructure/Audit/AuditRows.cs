using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Persistence.Audit;
using Aisbf.Infrastructure.Persistence.Conventions;

namespace Aisbf.Infrastructure.Audit;

/// <summary>Makes the rows of the audit log, with the present actor and instant.</summary>
internal sealed class AuditRows(IActorContext actors, TimeProvider time)
{
    private const int MaxText = 256;

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
