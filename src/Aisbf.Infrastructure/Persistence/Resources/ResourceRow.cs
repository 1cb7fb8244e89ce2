namespace Aisbf.Infrastructure.Persistence.Resources;

/// <summary>A configuration document. Each kind has a table of this shape.</summary>
internal abstract class ResourceRow
{
    // Odd and large (2^64 divided by the golden ratio), so that no two keys come near each other.
    private const long KeyFactor = unchecked((long)0x9E3779B97F4A7C15UL);

    public long Key { get; set; }

    public Guid OwnerId { get; set; }

    public required string Id { get; set; }

    public required string Document { get; set; }

    /// <summary>Ciphertext of the secrets by place, or null for none.</summary>
    public string? Secrets { get; set; }

    public long Version { get; set; }

    /// <summary>As <see cref="Application.Abstractions.StoredResource.Revision"/>: keys are never used again, and versions grow.</summary>
    public long Revision => unchecked(Key * KeyFactor + Version);

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class ProviderRow : ResourceRow;

internal sealed class RotationRow : ResourceRow;

internal sealed class AutoselectRow : ResourceRow;
