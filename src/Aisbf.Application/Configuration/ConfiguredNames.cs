using Aisbf.Application.Autoselects;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Rotations;

namespace Aisbf.Application.Configuration;

/// <summary>Everything that one owner has configured, to look names up in: what refers to what, and what is missing.</summary>
internal sealed class ConfiguredNames(
    IReadOnlyDictionary<string, ProviderDto> providers,
    IReadOnlyDictionary<string, RotationDto> rotations,
    IReadOnlyDictionary<string, AutoselectDto> autoselects)
{
    private static readonly string[] RotationPrefixes = ["rotation/", "rotations/"];
    private readonly Lazy<NameIndex> _names = new(() => new NameIndex(providers, rotations));

    /// <summary>The same with these rotations and autoselects in place of those with their ids.</summary>
    public ConfiguredNames With(
        IEnumerable<KeyValuePair<string, RotationDto>> changedRotations, IEnumerable<KeyValuePair<string, AutoselectDto>> changedAutoselects) =>
        new(providers, Merge(rotations, changedRotations), Merge(autoselects, changedAutoselects));

    public bool HasProvider(string id) => providers.ContainsKey(id);

    public bool HasRotation(string id) => rotations.ContainsKey(id);

    public bool HasAutoselect(string id) => autoselects.ContainsKey(id);

    /// <summary>Whether a name means a rotation, or a provider or its model, as an autoselect's fields may.</summary>
    public bool HasTarget(string name) => _names.Value.Has(name);

    public IReadOnlyList<string> UsersOfProvider(string id) =>
    [
        .. Rotations((entry, _) => entry.ProviderId == id),
        .. Autoselects(name => IsProviderName(name, id)),
    ];

    public IReadOnlyList<string> UsersOfRotation(string id) =>
    [
        .. Rotations((entry, self) => self != id && RotationEntryKinds.IsRotation(entry.ProviderId ?? "") && Names(entry, id)),
        .. Autoselects(name => IsRotationName(name, id)),
    ];

    public IReadOnlyList<string> UsersOfAutoselect(string id) =>
        [.. Rotations((entry, _) => RotationEntryKinds.IsAutoselect(entry.ProviderId ?? "") && Names(entry, id))];

    /// <summary>The way by which rotations lead from one back to another, ids in order, or null when none does.</summary>
    public IReadOnlyList<string>? FindWay(string from, string to)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var id))
        {
            if (id == to)
            {
                return Trace(id, cameFrom);
            }

            foreach (var next in rotations.TryGetValue(id, out var rotation) ? RotationReferences.Nested(rotation) : [])
            {
                if (cameFrom.TryAdd(next, id))
                {
                    open.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static Dictionary<string, TDto> Merge<TDto>(IReadOnlyDictionary<string, TDto> all, IEnumerable<KeyValuePair<string, TDto>> changed)
    {
        var merged = new Dictionary<string, TDto>(all, StringComparer.Ordinal);
        foreach (var (id, document) in changed)
        {
            merged[id] = document;
        }

        return merged;
    }

    private static List<string> Trace(string id, Dictionary<string, string?> cameFrom)
    {
        var way = new List<string>();
        for (var step = id; step is not null; step = cameFrom[step])
        {
            way.Insert(0, step);
        }

        return way;
    }

    private static bool Names(RotationEntryDto entry, string id) => (entry.Models ?? []).Any(m => m.Name == id);

    private static bool IsProviderName(string name, string id) =>
        name.StartsWith(id, StringComparison.Ordinal) && (name.Length == id.Length || name[id.Length] == '/');

    private bool IsRotationName(string name, string id) =>
        name == id || rotations.TryGetValue(id, out var rotation) && rotation.ModelName == name
        || RotationPrefixes.Any(prefix => name.Length == prefix.Length + id.Length
            && name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(id, StringComparison.Ordinal));

    private IEnumerable<string> Rotations(Func<RotationEntryDto, string, bool> uses) =>
        rotations.Where(r => (r.Value.Providers ?? []).Any(entry => uses(entry, r.Key))).Select(r => $"rotation '{r.Key}'");

    private IEnumerable<string> Autoselects(Func<string, bool> uses) =>
        autoselects.Where(a => AutoselectReferences.All(a.Value).Any(r => uses(r.Name))).Select(a => $"autoselect '{a.Key}'");
}
