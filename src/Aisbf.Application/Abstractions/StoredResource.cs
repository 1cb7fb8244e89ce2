using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>One configured thing as it is kept.</summary>
/// <param name="Id">Unique within its owner and kind; compared by case.</param>
/// <param name="Document">The saved shape as JSON text, without any secret.</param>
/// <param name="Secrets">
/// The secrets by the name of their place in the document; null when they cannot be decrypted because their encryption
/// key is lost.
/// </param>
/// <param name="Version">Changes with every write; never used twice for one id.</param>
/// <param name="CreatedAt">When it was first saved.</param>
/// <param name="UpdatedAt">When it was last saved.</param>
public sealed record StoredResource(
    string Id,
    string Document,
    IReadOnlyDictionary<string, Secret>? Secrets,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Another one after every write, also of a document that was removed and made anew under its id at the same instant.</summary>
    public long Revision { get; init; }
}
