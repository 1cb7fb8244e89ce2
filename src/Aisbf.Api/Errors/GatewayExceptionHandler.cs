using Aisbf.Api.Streaming;
using Microsoft.AspNetCore.Diagnostics;

namespace Aisbf.Api.Errors;

/// <summary>The answer to exceptions: what the caller did wrong is told, what we did wrong is only counted by its request id.</summary>
internal sealed class GatewayExceptionHandler(ILogger<GatewayExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The middleware has emptied the answer, its headers included.
        httpContext.Response.Headers[AnswerHeaders.RequestId] = httpContext.TraceIdentifier;
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        // What was written for an answer that failed would follow the error, and the client would take it for its next answer.
        if (httpContext.Response.BodyWriter is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 })
        {
            Log.RequestFailed(logger, httpContext.TraceIdentifier, exception);
            httpContext.Abort();
            return true;
        }

        if (exception is BadHttpRequestException bad)
        {
            await httpContext.WriteErrorAsync(ErrorStatus.FromStatus(bad.StatusCode));
            return true;
        }

        Log.RequestFailed(logger, httpContext.TraceIdentifier, exception);
        await httpContext.WriteErrorAsync(ErrorStatus.FromStatus(StatusCodes.Status500InternalServerError));
        return true;
    }
}
