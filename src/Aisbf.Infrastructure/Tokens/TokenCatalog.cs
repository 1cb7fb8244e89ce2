using System.Collections.Frozen;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tokens;

/// <summary>All tokens in an immutable table that is swapped whole. A look-up allocates nothing and takes no lock.</summary>
internal sealed class TokenCatalog : ITokenCatalog, IDisposable
{
    private readonly ITokenStore _store;
    private readonly TimeProvider _time;
    private readonly KeyValuePair<TokenHash, TokenEntry>? _planted;
    private readonly SemaphoreSlim _reload = new(1, 1);
    private FrozenDictionary<TokenHash, TokenEntry> _entries;

    public TokenCatalog(ITokenStore store, TimeProvider time, IOptions<TokenOptions> options)
    {
        _store = store;
        _time = time;
        if (options.Value.AdminToken is { } token)
        {
            var caller = new Caller(Owner.Global, Guid.Empty, TokenScope.Api | TokenScope.Mcp | TokenScope.Admin);
            _planted = KeyValuePair.Create(TokenHash.Of(token), new TokenEntry(caller, new TokenUse()));
        }

        _entries = Freeze([]);
    }

    public Caller? Find(in TokenHash hash)
    {
        if (!Volatile.Read(ref _entries).TryGetValue(hash, out var entry))
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

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        // One at a time, and reading only once it is one's turn: an older read never replaces a newer one.
        await _reload.WaitAsync(cancellationToken);
        try
        {
            var stored = await _store.ListAllAsync(cancellationToken);
            var known = _entries.Values.ToDictionary(e => e.Caller.TokenId, e => e.Use);
            Volatile.Write(ref _entries, Freeze(stored.Select(token => KeyValuePair.Create(
                token.Hash,
                new TokenEntry(
                    new Caller(token.Owner, token.Id, token.Scope, token.ExpiresAt),
                    known.GetValueOrDefault(token.Id) ?? new TokenUse())))));
        }
        finally
        {
            _reload.Release();
        }
    }

    /// <summary>Writes the last uses that are not written yet.</summary>
    public async Task SaveUsesAsync(CancellationToken cancellationToken)
    {
        var unsaved = new List<(TokenUse Use, Guid Id, long Ticks)>();
        foreach (var entry in Volatile.Read(ref _entries).Values)
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

    public void Dispose() => _reload.Dispose();

    private FrozenDictionary<TokenHash, TokenEntry> Freeze(IEnumerable<KeyValuePair<TokenHash, TokenEntry>> tokens) =>
        (_planted is { } planted ? tokens.Append(planted) : tokens).ToFrozenDictionary();
}
