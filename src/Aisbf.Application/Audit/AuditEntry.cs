namespace Aisbf.Application.Audit;

/// <summary>Something on record.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="At">When it happened.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Event">What was done.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, Actor Actor, AuditEvent Event);
