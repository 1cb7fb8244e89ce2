namespace Aisbf.Infrastructure.Persistence.Owners;

/// <summary>When something of an owner's last changed, for other instances to notice.</summary>
internal sealed class OwnerChangeRow
{
    public Guid OwnerId { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Differs with every change, also between two in the same instant.</summary>
    public Guid Stamp { get; set; }
}
