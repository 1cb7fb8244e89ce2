namespace Aisbf.Infrastructure.Persistence.Contents;

/// <summary>Something that an answer referred to.</summary>
internal sealed class ContentRow
{
    public required string Id { get; set; }

    public Guid OwnerId { get; set; }

    public Guid ProviderOwnerId { get; set; }

    public required string ProviderId { get; set; }

    /// <summary>Ciphertext of the address.</summary>
    public required string Source { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
