using System.Collections.Concurrent;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tokens;

/// <summary>
/// All tokens in memory, brought up to date owner by owner. A look-up allocates nothing and takes no lock.
/// </summary>
internal sealed class TokenCatalog : ITokenCatalog, IDisposable
{
    private readonly ITokenStore _store;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<TokenHash, TokenEntry> _entries = new();

    // Guarded by the turn, like every change of the entries.
    private readonly Dictionary<Owner, TokenHash[]> _byOwner = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    public TokenCatalog(ITokenStore store, TimeProvider time, IOptions<TokenOptions> options)
    {
        _store = store;
        _time = time;
        if (options.Value.AdminToken is { } token)
        {
            var caller = new Caller(Owner.Global, Guid.Empty, TokenScope.Api | TokenScope.Mcp | TokenScope.Admin);
            _entries[TokenHash.Of(token)] = new TokenEntry(caller, new TokenUse());
        }
    }

    public Caller? Find(in TokenHash hash)
    {
        if (!_entries.TryGetValue(hash, out var entry))
        {
            return null;
        }

        var now = _time.GetUtcNow().UtcTicks;
        if (now >= entry.ExpiresAtTicks)
        {
            return null;
        }

        entry.Use.Note(now);
        return entry.Caller;
    }

    public Task RefreshAsync(Owner owner, CancellationToken cancellationToken) => UpdateAsync(owner, cancellationToken);

    /// <summary>Reads every owner's tokens.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => UpdateAsync(null, cancellationToken);

    /// <summary>Writes the last uses that are not written yet.</summary>
    public async Task SaveUsesAsync(CancellationToken cancellationToken)
    {
        var unsaved = new List<(TokenUse Use, Guid Id, long Ticks)>();
        foreach (var (_, entry) in _entries)
        {
            if (entry.Caller.TokenId != Guid.Empty && entry.Use.TryGetUnsaved(out var ticks))
            {
                unsaved.Add((entry.Use, entry.Caller.TokenId, ticks));
            }
        }

        if (unsaved.Count == 0)
        {
            return;
        }

        await _store.MarkUsedAsync(
            [.. unsaved.Select(u => KeyValuePair.Create(u.Id, new DateTimeOffset(u.Ticks, TimeSpan.Zero)))], cancellationToken);
        foreach (var (use, _, ticks) in unsaved)
        {
            use.MarkSaved(ticks);
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task UpdateAsync(Owner? only, CancellationToken cancellationToken)
    {
        // One at a time, and reading only once it is one's turn: an older read never replaces a newer one.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var grants = (await _store.ListGrantsAsync(only, _time.GetUtcNow(), cancellationToken)).ToLookup(g => g.Caller.Owner);
            var owners = only is { } one ? [one] : grants.Select(g => g.Key).Union(_byOwner.Keys).ToList();
            foreach (var owner in owners)
            {
                Replace(owner, grants[owner]);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Replace(Owner owner, IEnumerable<TokenGrant> grants)
    {
        var gone = _byOwner.TryGetValue(owner, out var known) ? known.ToHashSet() : [];
        var hashes = new List<TokenHash>();
        foreach (var (hash, caller) in grants)
        {
            var use = _entries.TryGetValue(hash, out var entry) ? entry.Use : new TokenUse();
            _entries[hash] = new TokenEntry(caller, use);
            hashes.Add(hash);
            gone.Remove(hash);
        }

        foreach (var hash in gone)
        {
            _entries.TryRemove(hash, out _);
        }

        if (hashes.Count > 0)
        {
            _byOwner[owner] = [.. hashes];
        }
        else
        {
            _byOwner.Remove(owner);
        }
    }
}
