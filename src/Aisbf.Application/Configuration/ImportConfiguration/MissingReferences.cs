using Aisbf.Application.Autoselects;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>Warns of names that mean nothing: such an entry is stored, and what it names is passed over until it is there.</summary>
internal static class MissingReferences
{
    private const int Shown = 20;

    public static IReadOnlyList<string> Of(RotationDto rotation, ConfiguredNames configured, ImportedEntries read)
    {
        var warnings = Describe(RotationReferences.FindAllMissing(rotation, configured));
        var refused = read.Providers.Where(provider => !provider.IsGood).Select(provider => provider.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var provider in (rotation.Providers ?? []).Select(entry => entry.ProviderId ?? "").Distinct().Where(id => !configured.HasProvider(id)))
        {
            if (ImportedProviders.IsNotSupportedYet(provider))
            {
                warnings.Add($"providers: providers that sign in with OAuth2, as '{provider}' does in files to import, are not supported yet.");
            }
            else if (refused.Contains(provider))
            {
                warnings.Add($"providers: the provider '{provider}' was rejected in this import.");
            }
        }

        return warnings;
    }

    public static IReadOnlyList<string> Of(AutoselectDto autoselect, ConfiguredNames configured) =>
        Describe(AutoselectReferences.FindAllMissing(autoselect, configured));

    private static List<string> Describe(IEnumerable<Error> missing) => [.. missing.Take(Shown).Select(error => $"{error.Param}: {error.Message}")];
}
