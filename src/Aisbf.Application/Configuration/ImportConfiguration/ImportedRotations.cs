using Aisbf.Application.Abstractions;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Rotations;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>Brings a rotation of a file up to what it means here.</summary>
internal static class ImportedRotations
{
    public static void Adjust(ImportCandidate<RotationDto> candidate, ConfigurationFiles files)
    {
        var rotation = candidate.Document!;
        var entries = new List<RotationEntryDto>();
        foreach (var entry in rotation.Providers ?? [])
        {
            if (IsMeta(entry) && entry.Models is not { Count: > 0 })
            {
                candidate.Warnings.Add($"providers: an entry of the kind '{entry.ProviderId}' that names nothing was left out.");
            }
            else
            {
                entries.Add(Rewrite(candidate, entry, entries.Count));
            }
        }

        candidate.Document = rotation with
        {
            Providers = rotation.Providers is null ? null : entries,
            Notifyerrors = rotation.Notifyerrors ?? files.NotifyErrors,
            NotifyOnFailover = rotation.NotifyOnFailover ?? files.NotifyOnFailover,
        };
    }

    private static bool IsMeta(RotationEntryDto? entry) =>
        entry?.ProviderId is { } id && (RotationEntryKinds.IsRotation(id) || RotationEntryKinds.IsAutoselect(id));

    private static RotationEntryDto Rewrite(ImportCandidate<RotationDto> candidate, RotationEntryDto entry, int index)
    {
        if (entry?.ProviderId is null)
        {
            return entry!;
        }

        var path = $"providers[{index}]";
        return RotationEntryKinds.IsAutoselect(entry.ProviderId)
            ? entry with
            {
                Models = [.. entry.Models!.Select((model, i) => model is null ? model! : model with
                {
                    Name = candidate.Rewrite($"{path}.models[{i}].name", model.Name, name => ImportedIds.For(ResourceKind.Autoselect, name)),
                })],
            }
            : entry with
            {
                ProviderId = candidate.Rewrite($"{path}.provider_id", entry.ProviderId, id => ImportedIds.For(ResourceKind.Provider, id)),
            };
    }
}
