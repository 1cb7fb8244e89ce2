namespace Aisbf.Infrastructure.Persistence.Resources;

/// <summary>A configuration document. Each kind has a table of this shape.</summary>
internal abstract class ResourceRow
{
    public long Key { get; set; }

    public Guid OwnerId { get; set; }

    public required string Id { get; set; }

    public required string Document { get; set; }

    /// <summary>Ciphertext of the secrets by place, or null for none.</summary>
    public string? Secrets { get; set; }

    public long Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class ProviderRow : ResourceRow;

internal sealed class RotationRow : ResourceRow;

internal sealed class AutoselectRow : ResourceRow;
