using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;

namespace Aisbf.Application.Rotations;

/// <summary>What a rotation names, and whether that exists and leads nowhere in a circle.</summary>
internal static class RotationReferences
{
    /// <summary>The ids of the rotations that a rotation leads to.</summary>
    public static IEnumerable<string> Nested(RotationDto rotation) =>
        from entry in rotation.Providers ?? []
        where RotationEntryKinds.IsRotation(entry.ProviderId ?? "")
        from model in entry.Models ?? []
        where model.Name is not null
        select model.Name;

    /// <summary>The first entry that leads back to the rotation itself.</summary>
    public static Error? FindCircle(string id, RotationDto rotation, ConfiguredNames names)
    {
        foreach (var (path, _, target) in Targets(rotation).Where(t => RotationEntryKinds.IsRotation(t.Provider)))
        {
            if (target == id)
            {
                return new Error(ErrorCode.InvalidRequest, $"The rotation '{id}' names itself.", path);
            }

            if (names.FindWay(target, id) is { } way)
            {
                return new Error(ErrorCode.InvalidRequest, $"Rotations would lead in a circle: {id} → {string.Join(" → ", way)}.", path);
            }
        }

        return null;
    }

    /// <summary>The first name that means nothing.</summary>
    public static Error? FindMissing(RotationDto rotation, ConfiguredNames names) => FindAllMissing(rotation, names).FirstOrDefault();

    /// <summary>Every name that means nothing.</summary>
    public static IEnumerable<Error> FindAllMissing(RotationDto rotation, ConfiguredNames names)
    {
        var entries = rotation.Providers ?? [];
        for (var i = 0; i < entries.Count; i++)
        {
            var provider = entries[i].ProviderId ?? "";
            var isMeta = RotationEntryKinds.IsRotation(provider) || RotationEntryKinds.IsAutoselect(provider);
            if (!isMeta && !names.HasProvider(provider))
            {
                yield return new Error(ErrorCode.InvalidRequest, $"There is no provider '{provider}'.", $"providers[{i}].provider_id");
            }
        }

        foreach (var (path, provider, target) in Targets(rotation))
        {
            if (RotationEntryKinds.IsRotation(provider) && !names.HasRotation(target))
            {
                yield return new Error(ErrorCode.InvalidRequest, $"There is no rotation '{target}'.", path);
            }

            if (RotationEntryKinds.IsAutoselect(provider) && !names.HasAutoselect(target))
            {
                yield return new Error(ErrorCode.InvalidRequest, $"There is no autoselect '{target}'.", path);
            }
        }
    }

    private static IEnumerable<(string Path, string Provider, string Target)> Targets(RotationDto rotation) =>
        (rotation.Providers ?? []).SelectMany((entry, i) => (entry.Models ?? [])
            .Select((model, j) => ($"providers[{i}].models[{j}].name", entry.ProviderId ?? "", model.Name ?? "")));
}
