using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration;

/// <summary>
/// What differs between the kinds of configuration document. Secrets are taken out before a document is stored, and they
/// or their masks put back later: each kind says where its secrets are with one function, <see cref="Rewrite"/>.
/// </summary>
/// <typeparam name="TDto">The wire shape of the kind.</typeparam>
public abstract class ResourceShape<TDto>
    where TDto : class, IResourceDto
{
    public abstract ResourceKind Kind { get; }

    /// <summary>The document with its id stated, and with the names that are the id when left out.</summary>
    public abstract TDto Identify(TDto document, string id);

    /// <summary>
    /// The origin (scheme, host and port) that the document's secrets are sent to; null for a kind whose documents do not
    /// decide that. A stored secret is not kept when it changes.
    /// </summary>
    public virtual string? Origin(TDto document) => null;

    /// <summary>How many models or members the document names.</summary>
    public abstract int CountMembers(TDto document);

    /// <summary>What an owner may not have in a document that would be right for another; null when nothing is in the way.</summary>
    internal virtual Error? FindForbidden(TDto document, Owner owner) => null;

    /// <summary>The stored document with its secrets in clear. Not for answers.</summary>
    public TDto Join(StoredResource stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return Rewrite(
            ConfigurationJson.ReadStored<TDto>(stored.Document),
            (place, _) => stored.Secrets is not null && stored.Secrets.TryGetValue(place.Name, out var secret) ? secret.Reveal() : null);
    }

    /// <summary>Splits a sent document into what may be stored in clear and the secrets, which stay as they were where the sent value says so.</summary>
    internal (TDto Document, IReadOnlyDictionary<string, Secret> Secrets) Split(TDto sent, IReadOnlyDictionary<string, Secret> stored)
    {
        var secrets = new SortedDictionary<string, Secret>(StringComparer.Ordinal);
        var document = Rewrite(sent, (place, value) =>
        {
            if (Keeps(value))
            {
                if (stored.TryGetValue(place.Name, out var kept))
                {
                    secrets[place.Name] = kept;
                }
            }
            else if (value!.Length > 0)
            {
                secrets[place.Name] = new Secret(value);
            }

            return null;
        });
        return (document, secrets);
    }

    /// <summary>The document as answers show it.</summary>
    internal TDto Mask(TDto document, IReadOnlyDictionary<string, Secret>? secrets) =>
        Rewrite(document, (place, _) => secrets is not null && secrets.TryGetValue(place.Name, out var secret) ? SecretMask.Of(secret) : null);

    /// <summary>The path of the first field whose secret would stay as it is stored, or null when none would.</summary>
    /// <param name="sent">As it came.</param>
    /// <param name="stored">The stored secrets; null when they cannot be read, so that any field may have one.</param>
    internal string? FindKept(TDto sent, IReadOnlyDictionary<string, Secret>? stored)
    {
        string? kept = null;
        Rewrite(sent, (place, value) =>
        {
            kept ??= Keeps(value) && (stored is null || stored.ContainsKey(place.Name)) ? place.Path : null;
            return value;
        });
        return kept;
    }

    /// <summary>
    /// Where the sent document has a masked key or a placeholder and no key is stored, in words for a report.
    /// </summary>
    /// <param name="sent">As it came.</param>
    /// <param name="saved">As answers show it now.</param>
    internal IReadOnlyList<string> LostSecrets(TDto sent, TDto saved)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var lost = new List<string>();
        Rewrite(saved, (place, value) =>
        {
            _ = value is null && missing.Add(place.Name);
            return value;
        });
        Rewrite(sent, (place, value) =>
        {
            if (missing.Contains(place.Name) && !string.IsNullOrEmpty(value))
            {
                lost.Add($"{place.Path}: the value is a mask or a placeholder, and there is no stored one: it counts as missing.");
            }

            return value;
        });
        return lost;
    }

    /// <summary>
    /// Calls <paramref name="replace"/> with each place that can hold a secret and the value there, and
    /// returns the document with what it answers.
    /// </summary>
    protected abstract TDto Rewrite(TDto document, Func<SecretPlace, string?, string?> replace);

    private static bool Keeps(string? sent) => SecretMask.MeansKeep(sent) || SecretMask.IsPlaceholder(sent);
}
