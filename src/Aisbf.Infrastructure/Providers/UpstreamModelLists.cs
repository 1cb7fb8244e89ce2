using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers;

/// <summary>Fetches lists of models.</summary>
internal sealed class UpstreamModelLists(UpstreamTransport transport)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public async Task<Result<IReadOnlyList<UpstreamModel>>> FetchAsync(
        ModelListCall call, IUpstreamDialect dialect, CancellationToken cancellationToken)
    {
        var provider = call.Provider;
        var request = new HttpRequestMessage(HttpMethod.Get, dialect.ModelsUri(provider));
        dialect.AddHeaders(request, provider, call.ApiKey);
        var candidate = new RouteCandidate
        {
            Key = new CandidateKey(call.Owner, provider.Id, "models", call.ApiKey?.Fingerprint ?? 0),
            Provider = provider,
            Model = "models",
        };
        var (body, fault) = await transport.SendAsync(candidate, dialect, request, Timeout, cancellationToken);
        if (body is null)
        {
            return UpstreamErrors.Describe(provider, fault!.Fault, fault.Status).Without(call.ApiKey);
        }

        await using (body)
        {
            if (await WholeReplyReader.ReadAllAsync(body, transport.Options) is { } failure)
            {
                return UpstreamErrors.Describe(provider, new UpstreamFault(failure, null));
            }

            return dialect.ReadModels(body.PendingMemory);
        }
    }
}
