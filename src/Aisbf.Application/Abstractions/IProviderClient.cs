using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Abstractions;

/// <summary>Calls one kind of upstream. Stateless: everything about the call is in its argument.</summary>
public interface IProviderClient
{
    /// <summary>
    /// Sends a request. Returns once the whole answer (or, for a stream, its first real event) is here, so that
    /// whatever went wrong before can still fail over. Throws only when <paramref name="cancellationToken"/> is cancelled.
    /// </summary>
    ValueTask<UpstreamResult> SendAsync(UpstreamCall call, CancellationToken cancellationToken);

    /// <summary>Fetches the upstream's list of models.</summary>
    Task<Result<IReadOnlyList<UpstreamModel>>> ListModelsAsync(ModelListCall call, CancellationToken cancellationToken);
}
