using System.Collections.Concurrent;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Tests.Routing;

/// <summary>Upstreams that list models and do nothing else.</summary>
internal sealed class ListingUpstreams : IProviderClient
{
    private readonly ConcurrentDictionary<Owner, int> _running = new();
    private int _asked;

    /// <summary>What a provider lists; null fails. By default the owner's name, so that lists can be told apart.</summary>
    public Func<ModelListCall, IEnumerable<UpstreamModel>?> Answer { get; set; } = call => [new UpstreamModel($"only-for-{call.Owner}")];

    /// <summary>What has to happen before anybody is answered.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The same, for single calls; null for those that are answered at once.</summary>
    public Func<ModelListCall, Task?> Hold { get; set; } = _ => null;

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Calls that are not answered yet.</summary>
    public int Running => _running.Values.Sum();

    public int RunningFor(Owner owner) => _running.GetValueOrDefault(owner);

    public ValueTask<UpstreamResult> SendAsync(UpstreamCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<Result<IReadOnlyList<UpstreamModel>>> ListModelsAsync(ModelListCall call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        _running.AddOrUpdate(call.Owner, 1, static (_, count) => count + 1);
        try
        {
            await (Hold(call) ?? Gate).WaitAsync(cancellationToken);
        }
        finally
        {
            _running.AddOrUpdate(call.Owner, 0, static (_, count) => count - 1);
        }

        return Answer(call) is { } models
            ? Result.Of<IReadOnlyList<UpstreamModel>>([.. models])
            : new Error(ErrorCode.UpstreamError, "The upstream has no list.");
    }
}
