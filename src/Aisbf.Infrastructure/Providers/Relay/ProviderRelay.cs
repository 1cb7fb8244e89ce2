using System.Diagnostics.CodeAnalysis;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Application.Relay;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Streaming;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Providers.Relay;

/// <summary>
/// Passes requests on to providers' own surfaces, with the provider's credential in place of the client's. Answers come back
/// with their status and body; only redirects and refused credentials do not, because those are between us and the provider.
/// </summary>
internal sealed class ProviderRelay(
    UpstreamInvokers invokers, UpstreamDialects dialects, RequestDeadline deadline, IOptions<UpstreamOptions> options, TimeProvider time) : IProviderRelay
{
    private static readonly Error NotBelow = new(ErrorCode.InvalidRequest, "The path does not stay below the provider's address.");
    private readonly UpstreamOptions _options = options.Value;

    [SuppressMessage("Reliability", "CA2000", Justification = "The reply disposes them, or the end of the method.")]
    public async ValueTask<UpstreamResult> SendAsync(RouteCandidate candidate, RelayCall call, CancellationToken cancellationToken)
    {
        var (provider, start) = (candidate.Provider, time.GetTimestamp());
        if (RelayAddress.Of(provider, call.Target) is not { } address)
        {
            return UpstreamResult.Failure(NotBelow, new AttemptOutcome(AttemptKind.InvalidRequest));
        }

        var cancellation = UpstreamCancellation.Start(_options.FirstByteTimeout, cancellationToken, deadline.Token);
        var content = call.Body is null ? null : new RelayedContent(call, cancellation);
        var request = new HttpRequestMessage(new HttpMethod(call.Method), address)
        {
            Content = content,
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        dialects.For(provider.Type.Dialect).AddHeaders(request, provider, candidate.ApiKey);
        RelayHeaders.Add(request, call.Headers);
        HttpResponseMessage? response = null;
        UpstreamResult? result = null;
        try
        {
            response = await invokers.For(candidate).SendAsync(request, cancellation.Token);
            var elapsed = time.GetElapsedTime(start);

            // Errors are where upstreams repeat what they were sent.
            var hidden = (int)response.StatusCode >= 400 ? candidate.ApiKey : null;
            result = Judge(response, provider, elapsed)
                ?? UpstreamResult.Success(
                    new RawReply(
                        UpstreamBody.Begun(request, response, cancellation, elapsed, time),
                        provider,
                        _options.IdleTimeout,
                        RelayHeaders.Of(response),
                        hidden: hidden),
                    new AttemptOutcome(UpstreamStatus.Classify((int)response.StatusCode), (int)response.StatusCode, null, elapsed));
            return result;
        }
        catch (Exception) when (content is { IsTooLarge: true })
        {
            var error = new Error(ErrorCode.PayloadTooLarge, $"The request body is larger than the limit of {call.MaxLength} bytes.");
            return UpstreamResult.Failure(error, new AttemptOutcome(AttemptKind.TooLarge));
        }
        catch (Exception e) when (content is { Failure: { } failure } && e is not OperationCanceledException)
        {
            // The client's side broke, not the provider's.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            throw;
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, cancellationToken.IsCancellationRequested) is { } kind)
        {
            return UpstreamErrors.Fail(provider, SendFault.Of(kind, candidate), null, time.GetElapsedTime(start), new AttemptDetail(ConnectionReasons.Of(e), null));
        }
        finally
        {
            if (result?.Reply is null)
            {
                await GiveUpAsync(request, response, cancellation, content);
            }
        }
    }

    private static UpstreamResult? Judge(HttpResponseMessage response, Provider provider, TimeSpan elapsed)
    {
        var status = (int)response.StatusCode;
        var kind = status switch
        {
            _ when !UpstreamStatus.IsPassable(status) => AttemptKind.InvalidAnswer,
            401 or 403 or 407 => AttemptKind.AuthFailed,
            >= 300 and < 400 and not 304 => AttemptKind.InvalidAnswer,
            _ => AttemptKind.Success,
        };
        return kind == AttemptKind.Success ? null : UpstreamErrors.Fail(provider, new UpstreamFault(kind, null), status, elapsed);
    }

    private static async Task GiveUpAsync(
        HttpRequestMessage request, HttpResponseMessage? response, UpstreamCancellation cancellation, RelayedContent? content)
    {
        response?.Dispose();
        await (content?.DisposeAsync() ?? ValueTask.CompletedTask);
        request.Dispose();
        cancellation.End();
    }
}
