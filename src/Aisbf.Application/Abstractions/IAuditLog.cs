using Aisbf.Application.Audit;

namespace Aisbf.Application.Abstractions;

/// <summary>The record of who did what. Entries are only ever added.</summary>
public interface IAuditLog
{
    /// <summary>
    /// Puts something on record, with the present actor and instant. What it describes has happened already, so a log that
    /// cannot be written is reported to the operator and not to the caller, and a caller that has gone does not keep it from
    /// being written.
    /// </summary>
    Task AppendAsync(AuditEvent entry, CancellationToken cancellationToken);

    /// <summary>The newest entries that match, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> QueryAsync(AuditFilter filter, CancellationToken cancellationToken);
}
