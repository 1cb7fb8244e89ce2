using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.PassThrough;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Providers;

/// <summary>Calls upstreams over HTTP, each in its own dialect.</summary>
internal sealed class HttpProviderClient(
    UpstreamDialects dialects, PassThroughChat passThrough, TranslatedChat translated, PassThroughForm forms, UpstreamModelLists modelLists) : IProviderClient
{
    public ValueTask<UpstreamResult> SendAsync(UpstreamCall call, CancellationToken cancellationToken)
    {
        var prepared = PreparedCandidate.For(call.Candidate, dialects);
        if (call.Surface.TakesForm())
        {
            return forms.SendAsync(call, prepared, cancellationToken);
        }

        return call.Surface == prepared.Dialect.ChatSurface
            ? passThrough.SendAsync(call, prepared, cancellationToken)
            : translated.SendAsync(call, prepared, cancellationToken);
    }

    public Task<Result<IReadOnlyList<UpstreamModel>>> ListModelsAsync(ModelListCall call, CancellationToken cancellationToken) =>
        modelLists.FetchAsync(call, dialects.For(call.Provider.Type.Dialect), cancellationToken);
}
