using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.PassThrough;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Providers;

/// <summary>Calls upstreams over HTTP, each in its own dialect.</summary>
internal sealed class HttpProviderClient(
    UpstreamDialects dialects, PassThroughChat passThrough, TranslatedChat translated, UpstreamModelLists modelLists) : IProviderClient
{
    public ValueTask<UpstreamResult> ChatAsync(UpstreamCall call, CancellationToken cancellationToken)
    {
        var prepared = PreparedCandidate.For(call.Candidate, dialects);
        return prepared.Dialect.Id == call.ClientDialect
            ? passThrough.SendAsync(call, prepared, cancellationToken)
            : translated.SendAsync(call, prepared, cancellationToken);
    }

    public Task<Result<IReadOnlyList<UpstreamModel>>> ListModelsAsync(ModelListCall call, CancellationToken cancellationToken) =>
        modelLists.FetchAsync(call, dialects.For(call.Provider.Type.Dialect), cancellationToken);
}
