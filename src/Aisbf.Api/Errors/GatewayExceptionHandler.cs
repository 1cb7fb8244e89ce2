using Aisbf.Api.Streaming;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace Aisbf.Api.Errors;

/// <summary>The answer to exceptions: what the caller did wrong is told, what we did wrong is only counted by its request id.</summary>
internal sealed class GatewayExceptionHandler(IStorageState storage, ILogger<GatewayExceptionHandler> logger) : IExceptionHandler
{
    private static readonly Error NoStorage = new(
        ErrorCode.StorageUnavailable,
        "The database, or the disk, cannot be used for this at the moment. Model calls are served; try again later.",
        RetryAfter: TimeSpan.FromSeconds(5));

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

        if (exception is OutOfMemoryException)
        {
            // One allocation failed, which was a large one; what is small still finds room.
            Log.RequestFailed(logger, httpContext.TraceIdentifier, exception);
            await httpContext.WriteErrorAsync(RequestMemory.Exhausted);
            return true;
        }

        if (storage.Note(exception))
        {
            await httpContext.WriteErrorAsync(NoStorage);
            return true;
        }

        Log.RequestFailed(logger, httpContext.TraceIdentifier, exception);
        await httpContext.WriteErrorAsync(ErrorStatus.FromStatus(StatusCodes.Status500InternalServerError));
        return true;
    }
}
