using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.PassThrough;
using Aisbf.Infrastructure.Providers.Tokenization;
using Aisbf.Infrastructure.Providers.Translation;

namespace Aisbf.Infrastructure.Providers;

/// <summary>Calls upstreams over HTTP, each in its own dialect.</summary>
internal sealed class HttpProviderClient(
    UpstreamDialects dialects,
    PassThroughChat passThrough,
    PassThroughMessages messages,
    PassThroughResponses responses,
    TranslatedChat translated,
    EstimatedTokens estimated,
    PassThroughCalls passedCalls,
    PassThroughForm forms,
    TranslatedCalls translatedCalls,
    UpstreamModelLists modelLists) : IProviderClient
{
    public ValueTask<UpstreamResult> SendAsync(UpstreamCall call, CancellationToken cancellationToken)
    {
        var prepared = PreparedCandidate.For(call.Candidate, dialects);
        return (call.Surface, prepared.Dialect.ChatSurface) switch
        {
            (Surface.Messages or Surface.TokenCount, Surface.Messages) => messages.SendAsync(call, prepared, cancellationToken),
            (Surface.TokenCount, _) => ValueTask.FromResult(estimated.Count(call)),
            (Surface.Responses, Surface.ChatCompletions) => responses.SendAsync(call, prepared, cancellationToken),
            var (asked, spoken) when asked == spoken => passThrough.SendAsync(call, prepared, cancellationToken),
            _ => SendOtherAsync(call, prepared, cancellationToken),
        };
    }

    public Task<Result<IReadOnlyList<UpstreamModel>>> ListModelsAsync(ModelListCall call, CancellationToken cancellationToken) =>
        modelLists.FetchAsync(call, dialects.For(call.Provider.Type.Dialect), cancellationToken);

    private ValueTask<UpstreamResult> SendOtherAsync(UpstreamCall call, PreparedCandidate prepared, CancellationToken cancellationToken) =>
        prepared.Dialect.SurfaceOf(call.Surface, call.Candidate.Provider.Type) switch
        {
            ISurfaceCodec codec => translatedCalls.SendAsync(call, prepared, codec, cancellationToken),
            { } surface when call.Surface.TakesForm() => forms.SendAsync(call, prepared, surface, cancellationToken),
            { } surface => passedCalls.SendAsync(call, prepared, surface, cancellationToken),
            null => translated.SendAsync(call, prepared, cancellationToken),
        };
}
