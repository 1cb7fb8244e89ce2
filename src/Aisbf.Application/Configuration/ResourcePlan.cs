using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Configuration;

/// <summary>What storing a validated document would come to. Nothing is read or written to find out.</summary>
/// <param name="Draft">What to keep.</param>
/// <param name="Masked">The document as answers show it.</param>
/// <param name="Outcome">What becomes of the stored document.</param>
/// <param name="SecretsChanged">A secret would be stored, replaced or removed.</param>
internal sealed record ResourcePlan<TDto>(ResourceDraft Draft, TDto Masked, SaveOutcome Outcome, bool SecretsChanged)
    where TDto : class, IResourceDto
{
    private static readonly Dictionary<string, Secret> NoSecrets = [];

    /// <summary>Plans a document, or says why it cannot be stored.</summary>
    /// <param name="shape">The document's kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="identified">The document with its id stated.</param>
    /// <param name="stored">What is stored under the id.</param>
    /// <param name="keyedProviders">Providers that rotations have keys of their own for; see <see cref="SecretOrigins"/>.</param>
    public static Result<ResourcePlan<TDto>> Make(
        ResourceShape<TDto> shape, string id, TDto identified, StoredResource? stored, IReadOnlyDictionary<string, string> keyedProviders)
    {
        if (stored is { Secrets: null } && shape.FindKept(identified, stored: null) is { } lost)
        {
            return new Error(ErrorCode.Conflict, "The stored key cannot be decrypted any more: send it again, or send an empty text to remove it.", lost);
        }

        if (SecretOrigins.Check(id, identified, stored, shape, keyedProviders) is { } redirected)
        {
            return redirected;
        }

        var (document, secrets) = shape.Split(identified, stored?.Secrets ?? NoSecrets);
        var draft = new ResourceDraft(id, ConfigurationJson.Write(document), secrets);
        var secretsChanged = !AreSame(stored is null ? NoSecrets : stored.Secrets, secrets);
        var outcome = stored is null ? SaveOutcome.Created
            : !secretsChanged && string.Equals(stored.Document, draft.Document, StringComparison.Ordinal) ? SaveOutcome.Unchanged
            : SaveOutcome.Updated;
        return new ResourcePlan<TDto>(draft, shape.Mask(document, secrets), outcome, secretsChanged);
    }

    public Saved<TDto> ToSaved(long version) => new(Masked, version, Outcome) { SecretsChanged = SecretsChanged };

    private static bool AreSame(IReadOnlyDictionary<string, Secret>? stored, IReadOnlyDictionary<string, Secret> draft) =>
        stored is not null
        && stored.Count == draft.Count
        && stored.All(s => draft.TryGetValue(s.Key, out var other) && s.Value.Equals(other));
}
