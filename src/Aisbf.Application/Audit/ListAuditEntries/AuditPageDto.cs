namespace Aisbf.Application.Audit.ListAuditEntries;

/// <summary>A page of the audit log.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="NextBefore">To be sent as <c>before</c> for the next page; left out on the last one.</param>
public sealed record AuditPageDto(IReadOnlyList<AuditEntryDto> Entries, long? NextBefore);
