namespace Aisbf.Infrastructure.Persistence.Accounts;

/// <summary>A person's picture, as it was encoded here.</summary>
internal sealed class PictureRow
{
    public Guid UserId { get; set; }

    public required string ContentType { get; set; }

    public required byte[] Content { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
