namespace Aisbf.Infrastructure.Persistence.Audit;

/// <summary>The one row that says which entries of the audit log may be deleted. Triggers hold that it only moves forward.</summary>
internal sealed class AuditRetentionRow
{
    public int Id { get; set; }

    /// <summary>Entries older than this may be deleted.</summary>
    public DateTimeOffset KeptFrom { get; set; }
}
