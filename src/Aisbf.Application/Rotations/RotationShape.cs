using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;

namespace Aisbf.Application.Rotations;

/// <summary>
/// A rotation's document. Its secrets are the keys of its entries: an entry is told by its provider and by how many entries of that
/// provider stand before it, so that moving entries about does not mix their keys up.
/// </summary>
public sealed class RotationShape : ResourceShape<RotationDto>
{
    public override ResourceKind Kind => ResourceKind.Rotation;

    public override RotationDto Identify(RotationDto document, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document with { Id = id, ModelName = string.IsNullOrWhiteSpace(document.ModelName) ? id : document.ModelName };
    }

    /// <summary>The provider of the entry that a place, by its name, is that of.</summary>
    internal static string ProviderOf(string place) => place[..place.LastIndexOf('#')];

    /// <summary>An entry that names no models counts as one member.</summary>
    public override int CountMembers(RotationDto document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Providers?.Sum(entry => Math.Max(1, entry.Models?.Count ?? 0)) ?? 0;
    }

    protected override RotationDto Rewrite(RotationDto document, Func<SecretPlace, string?, string?> replace)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(replace);
        if (document.Providers is not { } entries)
        {
            return document;
        }

        var places = Places(entries);
        return document with { Providers = [.. entries.Select((entry, i) => entry with { ApiKey = replace(places[i], entry.ApiKey) })] };
    }

    private static List<SecretPlace> Places(IReadOnlyList<RotationEntryDto> entries)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. entries.Select((entry, i) =>
        {
            var provider = entry.ProviderId ?? "";
            seen[provider] = seen.GetValueOrDefault(provider) + 1;
            return new SecretPlace($"{provider}#{seen[provider] - 1}", $"providers[{i}].api_key");
        })];
    }
}
