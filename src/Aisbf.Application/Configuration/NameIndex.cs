using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;

namespace Aisbf.Application.Configuration;

/// <summary>The names that mean a rotation, a provider or a model, gathered once, however many references are checked.</summary>
internal sealed class NameIndex
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, ProviderDto> _providers;

    public NameIndex(IReadOnlyDictionary<string, ProviderDto> providers, IReadOnlyDictionary<string, RotationDto> rotations)
    {
        _providers = providers;
        foreach (var (id, rotation) in rotations)
        {
            _names.Add(id);
            _names.Add($"rotation/{id}");
            _names.Add($"rotations/{id}");
            if (rotation.ModelName is { } name)
            {
                _names.Add(name);
            }
        }

        foreach (var model in providers.Values.SelectMany(p => p.Models ?? []))
        {
            if (model.Name is { } name)
            {
                _names.Add(name);
            }
        }
    }

    public bool Has(string name)
    {
        // An id holds no slash, so only what stands before the first can be one.
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return _names.Contains(name) || _providers.ContainsKey(slash < 0 ? name : name[..slash]);
    }
}
