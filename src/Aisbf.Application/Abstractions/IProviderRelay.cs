using Aisbf.Application.Gateway;
using Aisbf.Application.Relay;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Abstractions;

/// <summary>Carries requests to providers' own surfaces, both ways without holding bodies.</summary>
public interface IProviderRelay
{
    /// <summary>
    /// Sends the request once. What the provider answers is the reply, also where it is a refusal; only where there is no
    /// answer that may be shown there is an error. Throws when <paramref name="cancellationToken"/> is cancelled, and when
    /// reading the client's body failed.
    /// </summary>
    ValueTask<UpstreamResult> SendAsync(RouteCandidate candidate, RelayCall call, CancellationToken cancellationToken);
}
