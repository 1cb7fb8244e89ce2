using Aisbf.Application.Audit;

namespace Aisbf.Infrastructure.Persistence.Audit;

/// <summary>An entry of the audit log. It has no foreign keys: it outlives whatever it names.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Action { get; set; }

    public bool Succeeded { get; set; }

    public Guid OwnerId { get; set; }

    public required string Target { get; set; }

    public string? Detail { get; set; }

    public ActorKind ActorKind { get; set; }

    public Guid? ActorId { get; set; }

    public required string ActorName { get; set; }

    public Guid? TokenId { get; set; }

    public Guid? ImpersonatorId { get; set; }

    public string? Address { get; set; }
}
