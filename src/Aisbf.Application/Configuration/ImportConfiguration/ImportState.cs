using Aisbf.Application.Abstractions;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>An owner's stored documents as they were read, with what the import has planned so far on top.</summary>
internal sealed class ImportState
{
    private readonly Dictionary<(ResourceKind Kind, string Id), StoredResource> _documents = [];
    private readonly Dictionary<(ResourceKind Kind, string Id), ResourceWrite> _writes = [];

    private ImportState()
    {
    }

    /// <summary>Providers that stored rotations have keys of their own for.</summary>
    public IReadOnlyDictionary<string, string> KeyedProviders { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<ResourceWrite> Writes => [.. _writes.Values];

    public static async Task<ImportState> ReadAsync(IResourceStore store, Owner owner, CancellationToken cancellationToken)
    {
        var state = new ImportState();
        foreach (var kind in Enum.GetValues<ResourceKind>())
        {
            var stored = await store.ListAsync(owner, kind, cancellationToken);
            foreach (var resource in stored)
            {
                state._documents[(kind, resource.Id)] = resource;
            }

            state.KeyedProviders = kind == ResourceKind.Rotation ? SecretOrigins.KeyedProviders(stored) : state.KeyedProviders;
        }

        return state;
    }

    public StoredResource? Find(ResourceKind kind, string id) => _documents.GetValueOrDefault((kind, id));

    /// <summary>How many documents of a kind there are, those that are planned included.</summary>
    public int CountOf(ResourceKind kind) => _documents.Keys.Count(key => key.Kind == kind);

    /// <summary>Plans to write a document. A later one with the same id takes its place.</summary>
    public void Write(ResourceKind kind, ResourceDraft draft)
    {
        var key = (kind, draft.Id);
        var basedOn = _documents.GetValueOrDefault(key)?.Version ?? 0;
        _writes[key] = new ResourceWrite(kind, draft, basedOn);
        _documents[key] = new StoredResource(draft.Id, draft.Document, draft.Secrets, basedOn, default, default);
    }

    public ConfiguredNames Names() =>
        new(Documents<ProviderDto>(ResourceKind.Provider), Documents<RotationDto>(ResourceKind.Rotation), Documents<AutoselectDto>(ResourceKind.Autoselect));

    private Dictionary<string, TDto> Documents<TDto>(ResourceKind kind) => _documents
        .Where(pair => pair.Key.Kind == kind)
        .ToDictionary(pair => pair.Key.Id, pair => ConfigurationJson.ReadStored<TDto>(pair.Value.Document), StringComparer.Ordinal);
}
