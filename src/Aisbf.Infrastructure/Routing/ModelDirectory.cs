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

/// <summary>Upstreams' lists of models, in memory.</summary>
internal sealed class ModelDirectory(
    IProviderClient client, IServiceProvider services, TimeProvider time, IOptions<RoutingOptions> options, ILogger<ModelDirectory> logger)
    : IModelDirectory
{
    // What an upstream can make us keep. The longest lists of vendors have some hundred models.
    private const int MaxModels = 5000;
    private const int MaxNameLength = RouteResolver.MaxNameLength;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BoundedMap<Key, Entry> _entries = new(options.Value.MaxModelLists, static (key, _) => key.Owner.IsGlobal);

    /// <summary>Providers whose lists are known or were asked for in vain.</summary>
    public int Count => _entries.Count;

    public IReadOnlyList<UpstreamModel>? Known(Owner owner, Provider provider) =>
        _entries.TryGetValue(KeyOf(owner, provider), out var entry) ? entry.Models : null;

    public async Task<bool> DiscoverAsync(RouteSnapshot snapshot, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = snapshot.Providers.Values.Where(p => ShouldAsk(snapshot.Owner, p, now)).ToList();
        if (asked.Count == 0)
        {
            return false;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var learnt = await Task.WhenAll(asked.Select(p => AskAsync(snapshot.Owner, p, patience.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        if (!learnt.Contains(true))
        {
            return false;
        }

        // The catalogue builds snapshots with what is known here, so it cannot be a constructor argument.
        services.GetRequiredService<IRouteCatalog>().Invalidate(snapshot.Owner);
        return true;
    }

    private bool ShouldAsk(Owner owner, Provider provider, DateTimeOffset now) =>
        !provider.Disabled
        && provider.Models.Count == 0
        && (provider.ApiKey is not null || !provider.Type.KeyRequired)
        && (!_entries.TryGetValue(KeyOf(owner, provider), out var entry) || entry.ExpiresAt <= now);

    private async Task<bool> AskAsync(Owner owner, Provider provider, CancellationToken cancellationToken)
    {
        var key = KeyOf(owner, provider);
        try
        {
            var listed = await client.ListModelsAsync(new ModelListCall(owner, provider, provider.ApiKey), cancellationToken);
            if (listed.TryGet(out var models, out var error))
            {
                var learnt = new Entry(Trim(models), time.GetUtcNow() + Lifetime);
                _entries.Set(key, _ => learnt);
                return true;
            }

            Log.ListFailed(logger, provider.Id, owner, error.Code);
        }
        catch (OperationCanceledException)
        {
            Log.ListTimedOut(logger, provider.Id, owner);
        }

        // A list that was known stays in use; it is only asked for again later.
        var until = time.GetUtcNow() + RetryDelay;
        _entries.Set(key, known => new Entry(known?.Models, until));
        return false;
    }

    // Longer names cannot be asked for anyway.
    private static IReadOnlyList<UpstreamModel> Trim(IReadOnlyList<UpstreamModel> models) =>
    [
        .. models
            .Where(m => m.Id.Length <= MaxNameLength)
            .Take(MaxModels)
            .Select(m => m.DisplayName?.Length > MaxNameLength ? m with { DisplayName = null } : m),
    ];

    private static Key KeyOf(Owner owner, Provider provider) => new(owner, provider.Id, provider.Endpoint, provider.ApiKey?.Fingerprint ?? 0);

    private readonly record struct Key(Owner Owner, string ProviderId, Uri Endpoint, ulong KeyFingerprint);

    private sealed record Entry(IReadOnlyList<UpstreamModel>? Models, DateTimeOffset ExpiresAt);
}
