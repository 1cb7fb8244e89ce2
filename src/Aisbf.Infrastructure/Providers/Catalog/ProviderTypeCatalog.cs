using System.Collections.Frozen;
using System.Text.Json;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Catalog;

/// <summary>The kinds of provider, read once from the data file that is part of this assembly.</summary>
internal sealed class ProviderTypeCatalog : IProviderTypeCatalog
{
    private const string Resource = "Aisbf.Infrastructure.Providers.Catalog.provider-types.json";

    private readonly FrozenDictionary<string, ProviderType> _byId;

    public ProviderTypeCatalog(UpstreamDialects dialects)
    {
        using var stream = typeof(ProviderTypeCatalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var document = JsonDocument.Parse(stream);
        _byId = document.RootElement.EnumerateArray().Select(ProviderTypeReader.Read)
            .Select(type => type with { Surfaces = dialects.For(type.Dialect).SurfacesOf(type) })
            .ToFrozenDictionary(type => type.Id, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyCollection<ProviderType> All => _byId.Values;

    public ProviderType? Find(string id) => _byId.GetValueOrDefault(id);
}
