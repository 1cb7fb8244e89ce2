using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;

namespace Aisbf.Infrastructure.Tests.Routing;

/// <summary>Upstreams that list models and do nothing else.</summary>
internal sealed class ListingUpstreams : IProviderClient
{
    private int _asked;

    /// <summary>What a provider lists; null fails. By default the owner's name, so that lists can be told apart.</summary>
    public Func<ModelListCall, IEnumerable<UpstreamModel>?> Answer { get; set; } = call => [new UpstreamModel($"only-for-{call.Owner}")];

    /// <summary>What has to happen before anybody is answered.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Asked => Volatile.Read(ref _asked);

    public ValueTask<UpstreamResult> SendAsync(UpstreamCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<Result<IReadOnlyList<UpstreamModel>>> ListModelsAsync(ModelListCall call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await Gate.WaitAsync(cancellationToken);
        return Answer(call) is { } models
            ? Result.Of<IReadOnlyList<UpstreamModel>>([.. models])
            : new Error(ErrorCode.UpstreamError, "The upstream has no list.");
    }
}
