using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Marks every call, whoever makes it, so that one which leads back here is recognised.</summary>
internal sealed class LoopMarkHandler(CallTrail trail, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(LoopTrail.Header, trail.Outgoing);
        return base.SendAsync(request, cancellationToken);
    }
}
