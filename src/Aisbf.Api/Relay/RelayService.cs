using Aisbf.Api.Authentication;
using Aisbf.Api.Errors;
using Aisbf.Api.Streaming;
using Aisbf.Application.Gateway;
using Aisbf.Application.Relay;
using Aisbf.Application.Relay.RelayRequest;
using Aisbf.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Relay;

/// <summary>Carries one request to a provider's own surface over HTTP; neither body is held, whatever its size.</summary>
internal sealed class RelayService(IMediator mediator, IOptions<ServerOptions> options, ILogger<RelayService> logger)
{
    private static readonly Error NoUpgrade = new(
        ErrorCode.UnsupportedFeature, "A provider's own surface cannot be reached over a WebSocket or another upgraded connection.");

    private static readonly Error Unclear = new(
        ErrorCode.InvalidRequest, "The path or query cannot be passed on: the way to the provider is not written plainly.");

    private readonly long _limit = options.Value.MaxUploadBytes;

    public async Task ServeAsync(HttpContext http, string providerId)
    {
        var aborted = http.RequestAborted;
        try
        {
            if (!Read(http, providerId).TryGet(out var call, out var error))
            {
                await http.WriteErrorAsync(error);
                return;
            }

            BodyLimit.Lift(http);
            await using var answer = await mediator.Send(new RelayRequestCommand(http.Caller(), providerId, call) { RequestId = http.TraceIdentifier }, aborted);
            if (answer.Reply is { } reply)
            {
                await WriteAsync(http, answer, reply);
            }
            else
            {
                AnswerHeaders.Add(http.Response.Headers, answer);
                await http.WriteErrorAsync(answer.Error!);
            }
        }
        catch (Exception e) when (e is ClientLeftException || e is OperationCanceledException or IOException && aborted.IsCancellationRequested)
        {
            Log.ClientLeft(logger);
            http.Abort();
        }
    }

    private Result<RelayCall> Read(HttpContext http, string providerId)
    {
        var request = http.Request;
        if (http.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true || request.Headers.Upgrade.Count > 0)
        {
            return NoUpgrade;
        }

        if (request.ContentLength > _limit)
        {
            return new Error(ErrorCode.PayloadTooLarge, $"The request body is larger than the limit of {_limit} bytes.");
        }

        // By what was sent, not by what the server made of it: dots and slashes that it resolved would be gone.
        var raw = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = raw.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = question < 0 ? (raw, "") : (raw[..question], raw[(question + 1)..]);
        var rest = request.RouteValues["path"] is string ? Rest(http, path, providerId) : path.EndsWith("/" + providerId, StringComparison.Ordinal) ? "" : null;
        if (rest is null)
        {
            return Unclear;
        }

        if (!RelayTarget.Parse(rest, query).TryGet(out var target, out var error))
        {
            return error;
        }

        var hasBody = http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false;
        var headers = request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())).ToList();
        return new RelayCall(request.Method, target, headers, hasBody ? request.Body : null, request.ContentLength, _limit);
    }

    /// <summary>What stands behind the provider's id, as it was sent; null if what stands before it is written in another way than routing read it.</summary>
    private static string? Rest(HttpContext http, string path, string providerId)
    {
        var front = http.Request.RouteValues["username"] is string username ? $"/api/u/{username}/{providerId}/"
            : http.GetEndpoint()!.Metadata.GetRequiredMetadata<RelayRoute>().Family == RelayFamily.Own ? $"/api/user/{providerId}/"
            : $"/api/{providerId}/";
        return path.StartsWith(front, StringComparison.Ordinal) ? path[front.Length..] : null;
    }

    private async Task WriteAsync(HttpContext http, GatewayAnswer answer, IUpstreamReply reply)
    {
        var response = http.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType.Length > 0 ? reply.ContentType : null;
        response.ContentLength = reply.Length;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        // Whatever a provider sends, a browser must not run it in this origin.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers[AnswerHeaders.Provider] = answer.Candidate!.Provider.Id;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var broken = await reply.CopyToAsync(response.BodyWriter, null, http.RequestAborted);
        answer.Completed = broken is null;
        if (broken is not null)
        {
            Log.AnswerBroke(logger, answer.Candidate.Provider.Id, broken.Code);
            http.Abort();
        }
    }
}
