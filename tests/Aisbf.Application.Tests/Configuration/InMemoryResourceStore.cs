using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Tests.Configuration;

/// <summary>Documents in a dictionary, with the versions that the port promises.</summary>
internal sealed class InMemoryResourceStore : IResourceStore, IConfigurationWriter
{
    private readonly Dictionary<(Owner Owner, ResourceKind Kind, string Id), StoredResource> _rows = [];
    private long _version = 100;

    /// <summary>Runs once before the next save, as somebody else would who is quicker.</summary>
    public Action? BeforeNextSave { get; set; }

    public int Saves { get; private set; }

    /// <summary>What whole changes put on record.</summary>
    public List<AuditEvent> Audited { get; } = [];

    /// <summary>Tokens that whole changes added.</summary>
    public List<StoredToken> AddedTokens { get; } = [];

    public Task<bool> CommitAsync(ConfigurationChange change, CancellationToken cancellationToken)
    {
        var before = BeforeNextSave;
        BeforeNextSave = null;
        before?.Invoke();
        if (change.Resources.Any(w => (_rows.GetValueOrDefault((change.Owner, w.Kind, w.Draft.Id))?.Version ?? 0) != w.BasedOn))
        {
            return Task.FromResult(false);
        }

        foreach (var (kind, draft, _) in change.Resources)
        {
            Saves++;
            _rows[(change.Owner, kind, draft.Id)] = new StoredResource(draft.Id, draft.Document, draft.Secrets, ++_version, default, default);
        }

        AddedTokens.AddRange(change.Tokens);
        Audited.Add(change.Audit);
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<StoredResource>> ListAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredResource>>(
            [.. _rows.Where(r => r.Key.Owner == owner && r.Key.Kind == kind).Select(r => r.Value).OrderBy(r => r.Id, StringComparer.Ordinal)]);

    public Task<StoredResource?> FindAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.GetValueOrDefault((owner, kind, id)));

    public Task<int> CountAsync(Owner owner, ResourceKind kind, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.Keys.Count(key => key.Owner == owner && key.Kind == kind));

    public Task<long?> SaveAsync(Owner owner, ResourceKind kind, ResourceDraft draft, long basedOn, CancellationToken cancellationToken)
    {
        var before = BeforeNextSave;
        BeforeNextSave = null;
        before?.Invoke();
        if ((_rows.GetValueOrDefault((owner, kind, draft.Id))?.Version ?? 0) != basedOn)
        {
            return Task.FromResult<long?>(null);
        }

        Saves++;
        _rows[(owner, kind, draft.Id)] = new StoredResource(draft.Id, draft.Document, draft.Secrets, ++_version, default, default);
        return Task.FromResult<long?>(_version);
    }

    public Task<bool> RenewAsync(Owner owner, ResourceKind kind, string id, CancellationToken cancellationToken)
    {
        if (!_rows.TryGetValue((owner, kind, id), out var row))
        {
            return Task.FromResult(false);
        }

        _rows[(owner, kind, id)] = row with { Version = ++_version };
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(Owner owner, ResourceKind kind, string id, long basedOn, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.GetValueOrDefault((owner, kind, id))?.Version == basedOn && _rows.Remove((owner, kind, id)));

    /// <summary>Makes a document's secrets unreadable, as a lost encryption key does.</summary>
    public void LoseKey(Owner owner, ResourceKind kind, string id) =>
        _rows[(owner, kind, id)] = _rows[(owner, kind, id)] with { Secrets = null };
}
