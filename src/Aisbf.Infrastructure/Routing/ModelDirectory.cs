using System.Collections.Concurrent;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Routing;

/// <summary>
/// Upstreams' lists of models, in memory. Whoever needs a list that is not there waits a little for it and then goes on without; the
/// fetch goes on too, and what it brings is there for the next. However many wait, a provider is asked once. Only a few providers
/// are asked at a time, in all and for each owner; the others wait for their turn in the background.
/// </summary>
internal sealed class ModelDirectory(
    IProviderClient client, IServiceProvider services, TimeProvider time, IOptions<RoutingOptions> options, ILogger<ModelDirectory> logger)
    : IModelDirectory, IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // A provider that sends its list byte by byte must not keep its place for long.
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(20);

    // A fetch that waits for its turn is dropped when no request has needed the list for this long.
    private static readonly TimeSpan QueueLifetime = TimeSpan.FromMinutes(2);

    // Lists that were fetched together are not refreshed together.
    private static readonly TimeSpan EarliestRefresh = TimeSpan.FromHours(18);
    private static readonly TimeSpan LatestRefresh = TimeSpan.FromHours(23);

    private readonly BoundedMap<ModelListKey, ModelListEntry> _entries = new(options.Value.MaxModelLists, static (key, _) => key.Owner.IsGlobal);
    private readonly ConcurrentDictionary<ModelListKey, Fetch> _fetches = new();
    private readonly FairGate<Owner> _turns = new(options.Value.MaxModelListCalls, options.Value.MaxModelListCallsPerOwner);
    private readonly CancellationTokenSource _stopping = new();
    private readonly long _start = time.GetTimestamp();

    /// <summary>Providers whose lists are known or were asked for in vain.</summary>
    public int Count => _entries.Count;

    // Timestamps never go back, which the machine's clock may.
    private TimeSpan Now => time.GetElapsedTime(_start);

    public IReadOnlyList<UpstreamModel>? Known(Owner owner, Provider provider) =>
        _entries.TryGetValue(ModelListKey.Of(owner, provider), out var entry) ? entry.Models : null;

    public async Task<bool> DiscoverAsync(RouteSnapshot snapshot, CancellationToken cancellationToken)
    {
        var now = Now;
        var missing = new List<(ModelListKey Key, Provider Provider, bool AskedBefore)>();
        foreach (var provider in snapshot.Providers.Values.Where(CanList))
        {
            var key = ModelListKey.Of(snapshot.Owner, provider);
            if (_entries.TryGetValue(key, out var entry))
            {
                entry.UsedAt = now;
            }

            if (entry is null || entry.ExpiresAt <= now)
            {
                missing.Add((key, provider, entry is not null));
            }
        }

        // Those never asked come first: providers that hang must not keep the turn from the others for ever.
        var asked = missing.OrderBy(list => list.AskedBefore).Select(list => FetchOnce(list.Key, list.Provider)).ToList();

        // One that hangs is waited for once, not by every request anew.
        var waited = asked.Where(fetch => now - fetch.AskedAt < Patience).Select(fetch => fetch.Task).ToList();
        if (waited.Count > 0)
        {
            var all = Task.WhenAll(waited);
            await Task.WhenAny(all, Task.Delay(Patience, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (all.IsFaulted)
            {
                await all;
            }
        }

        return asked.Exists(fetch => fetch.Task is { IsCompletedSuccessfully: true, Result: true });
    }

    /// <summary>Lists that are used and will run out soon, by owner.</summary>
    public IReadOnlyList<IGrouping<Owner, ModelListKey>> Due()
    {
        var now = Now;
        return
        [
            .. _entries.ToList()
                .Where(pair => pair.Value is { Models: not null } entry && entry.RefreshAt <= now && (pair.Key.Owner.IsGlobal || now - entry.UsedAt < Lifetime))
                .Select(pair => pair.Key)
                .GroupBy(key => key.Owner),
        ];
    }

    /// <summary>Fetches a list anew, if the provider is still as it was when the list was fetched; else forgets the list.</summary>
    public async Task RefreshAsync(RouteSnapshot snapshot, ModelListKey key)
    {
        if (!snapshot.Providers.TryGetValue(key.ProviderId, out var provider) || ModelListKey.Of(snapshot.Owner, provider) != key || !CanList(provider))
        {
            _entries.Remove(key);
            return;
        }

        await FetchOnce(key, provider).Task;
    }

    public void Dispose()
    {
        if (!_stopping.IsCancellationRequested)
        {
            _stopping.Cancel();
            _stopping.Dispose();
        }
    }

    private static bool CanList(Provider provider) =>
        !provider.Disabled && provider.Models.Count == 0 && (provider.ApiKey is { IsPlaceholder: false } || !provider.Type.KeyRequired);

    private Fetch FetchOnce(ModelListKey key, Provider provider)
    {
        var now = Now;
        var fetch = _fetches.GetOrAdd(key, static (_, now) => new Fetch(now), now);
        fetch.NeededAt = now;
        if (fetch.TryBegin())
        {
            _ = RunAsync(key, provider, fetch);
        }

        return fetch;
    }

    private async Task RunAsync(ModelListKey key, Provider provider, Fetch fetch)
    {
        try
        {
            var learnt = await AskInTurnAsync(key, provider, fetch);
            _fetches.TryRemove(new KeyValuePair<ModelListKey, Fetch>(key, fetch));
            fetch.SetResult(learnt);
        }
        catch (Exception e)
        {
            // A bug, which whoever waits gets to see; the next one who needs the list tries again.
            _fetches.TryRemove(new KeyValuePair<ModelListKey, Fetch>(key, fetch));
            fetch.SetException(e);
        }
    }

    private async Task<bool> AskInTurnAsync(ModelListKey key, Provider provider, Fetch fetch)
    {
        using var turn = await _turns.EnterAsync(key.Owner);
        _stopping.Token.ThrowIfCancellationRequested();
        return (key.Owner.IsGlobal || Now - fetch.NeededAt <= QueueLifetime) && await AskAsync(key, provider);
    }

    private async Task<bool> AskAsync(ModelListKey key, Provider provider)
    {
        using var timeout = new CancellationTokenSource(FetchTimeout, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, timeout.Token);
        try
        {
            var listed = await client.ListModelsAsync(new ModelListCall(key.Owner, provider, provider.ApiKey), cancellation.Token);
            if (listed.TryGet(out var models, out var error))
            {
                Keep(key, ModelListTrim.Trim(models));
                return true;
            }

            Log.ListFailed(logger, provider.Id, key.Owner, error.Code);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            Log.ListTimedOut(logger, provider.Id, key.Owner);
        }

        // A list that was known stays in use; it is only asked for again later.
        var until = Now + RetryDelay;
        _entries.Set(key, known => known is { Models: not null } && known.ExpiresAt > until
            ? known with { RefreshAt = until }
            : new ModelListEntry(known?.Models, until, until) { UsedAt = known?.UsedAt ?? Now });
        return false;
    }

    private void Keep(ModelListKey key, IReadOnlyList<UpstreamModel> models)
    {
        var now = Now;

        // Hash codes of strings differ between processes, too, so that instances do not ask together.
        var share = (uint)key.GetHashCode() / (double)uint.MaxValue;
        var refreshAt = now + EarliestRefresh + share * (LatestRefresh - EarliestRefresh);
        _entries.Set(key, known => new ModelListEntry(models, refreshAt, now + Lifetime) { UsedAt = known?.UsedAt ?? now });

        // The catalogue builds snapshots with what is known here, so it cannot be a constructor argument.
        services.GetRequiredService<IRouteCatalog>().Invalidate(key.Owner);
    }

    /// <summary>One call that is under way or waits for its turn.</summary>
    private sealed class Fetch(TimeSpan askedAt) : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private int _begun;
        private long _neededAt = askedAt.Ticks;

        public TimeSpan AskedAt { get; } = askedAt;

        /// <summary>When a request last needed the list.</summary>
        public TimeSpan NeededAt
        {
            get => new(Volatile.Read(ref _neededAt));
            set => Volatile.Write(ref _neededAt, value.Ticks);
        }

        /// <summary>True for the first who asks.</summary>
        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;
    }
}
