using System.Diagnostics.CodeAnalysis;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Contents;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Relay;
using Aisbf.Infrastructure.Providers.Streaming;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Providers.Contents;

/// <summary>Fetches contents over the same guarded connections as all calls to upstreams.</summary>
internal sealed class ContentFetcher(UpstreamInvokers invokers, UpstreamDialects dialects, IOptions<UpstreamOptions> options, TimeProvider time)
    : IContentFetcher
{
    private static readonly Error Gone = new(ErrorCode.NotFound, "There is no such content, or no longer.");
    private readonly UpstreamOptions _options = options.Value;

    [SuppressMessage("Reliability", "CA2000", Justification = "The reply disposes them, or the end of the method.")]
    public async ValueTask<UpstreamResult> FetchAsync(RouteCandidate candidate, ContentFetch fetch, CancellationToken cancellationToken)
    {
        var (provider, start) = (candidate.Provider, time.GetTimestamp());
        var cancellation = UpstreamCancellation.Start(_options.FirstByteTimeout, cancellationToken);
        var request = new HttpRequestMessage(new HttpMethod(fetch.Method), fetch.Source)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (IsOwn(provider.Endpoint, fetch.Source))
        {
            dialects.For(provider.Type.Dialect).AddHeaders(request, provider, candidate.ApiKey);
        }

        RelayHeaders.Add(request, fetch.Headers);
        HttpResponseMessage? response = null;
        UpstreamResult? result = null;
        try
        {
            response = await invokers.For(candidate).SendAsync(request, cancellation.Token);
            var elapsed = time.GetElapsedTime(start);
            result = Judge(response, candidate, fetch, elapsed)
                ?? UpstreamResult.Success(
                    new RawReply(
                        UpstreamBody.Begun(request, response, cancellation, elapsed, time), provider, _options.IdleTimeout, RelayHeaders.Of(response), fetch.MaxBytes),
                    new AttemptOutcome(AttemptKind.Success, (int)response.StatusCode, null, elapsed));
            return result;
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, cancellationToken.IsCancellationRequested) is { } kind)
        {
            return UpstreamErrors.Fail(provider, SendFault.Of(kind, candidate), null, time.GetElapsedTime(start), new AttemptDetail(ConnectionReasons.Of(e), null));
        }
        finally
        {
            if (result?.Reply is null)
            {
                response?.Dispose();
                request.Dispose();
                cancellation.End();
            }
        }
    }

    private static bool IsOwn(Uri endpoint, Uri source) => Uri.Compare(
        endpoint, source, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static UpstreamResult? Judge(HttpResponseMessage response, RouteCandidate candidate, ContentFetch fetch, TimeSpan elapsed)
    {
        var status = (int)response.StatusCode;
        if (status is 404 or 410)
        {
            return UpstreamResult.Failure(Gone, new AttemptOutcome(AttemptKind.NotFound, status));
        }

        if (status is not (200 or 206 or 304 or 416))
        {
            var kind = UpstreamStatus.Classify(status) switch
            {
                _ when status < 400 => AttemptKind.InvalidAnswer,
                AttemptKind.AuthFailed => AttemptKind.AuthFailed,
                AttemptKind.InvalidAnswer => AttemptKind.InvalidAnswer,
                AttemptKind.InvalidRequest when status == UpstreamStatus.LoopDetected => AttemptKind.InvalidRequest,
                _ => AttemptKind.ServerError,
            };
            return UpstreamErrors.Fail(candidate.Provider, new UpstreamFault(kind, null), status, elapsed);
        }

        return response.Content.Headers.ContentLength > fetch.MaxBytes
            ? UpstreamResult.Failure(
                new Error(ErrorCode.UpstreamError, $"The content is larger than the limit of {fetch.MaxBytes} bytes."),
                new AttemptOutcome(AttemptKind.InvalidAnswer, status))
            : null;
    }
}
