using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>Sends a reply, or what a directive puts in its place.</summary>
internal static class ReplySender
{
    private static readonly byte[] Page =
        "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>This is not the JSON you are looking for</h1></body></html>"u8.ToArray();

    /// <summary>What directives put in the place of the answer, or null if they leave it alone.</summary>
    public static Reply? InsteadOfAnswer(Directives directives)
    {
        if (directives.Html)
            return new BodyReply(Page, "text/html; charset=utf-8");
        if (directives.ErrorBody)
            return new ErrorReply(DirectedError(directives));
        if (directives.Empty || directives.Redirect is not null)
            return new BodyReply(ReadOnlyMemory<byte>.Empty);
        return directives.ErrorAt is not null ? null : directives.Status switch
        {
            >= 400 => new ErrorReply(DirectedError(directives)),
            204 or >= 300 => new BodyReply(ReadOnlyMemory<byte>.Empty),
            _ => null,
        };
    }

    public static async Task SendAsync(Exchange exchange, Reply reply)
    {
        var response = exchange.Context.Response;
        var directives = exchange.Directives;
        switch (reply)
        {
            case StreamReply stream:
                SetHead(response, directives, StatusCodes.Status200OK, ContentType(stream.Framing));
                response.Headers.CacheControl = "no-cache";
                exchange.Traffic.StreamStarted();
                try
                {
                    if (!await Opening.StopsAfterHeadersAsync(exchange))
                        await StreamPump.SendAsync(exchange, stream, DirectedError(directives));
                }
                finally
                {
                    exchange.Traffic.StreamEnded();
                }

                break;
            case ErrorReply { Error: var error }:
                using (var buffer = new JsonBuffer())
                {
                    exchange.Dialect.WriteError(buffer.Json, error);
                    SetHead(response, directives, directives.ErrorBody ? StatusCodes.Status200OK : error.Status, "application/json");
                    await BodySender.SendAsync(exchange, buffer.Take());
                }

                break;
            case BodyReply body:
                SetHead(response, directives, StatusCodes.Status200OK, body.ContentType);
                await BodySender.SendAsync(exchange, body.Body);
                break;
            default:
                throw new InvalidOperationException($"No way to send a {reply.GetType().Name}.");
        }
    }

    private static void SetHead(HttpResponse response, Directives directives, int status, string contentType)
    {
        // Where the head says 200 and the error comes later, the status only chooses the kind of error.
        var told = directives.ErrorBody || directives.ErrorAt is not null ? null : directives.Status;
        response.StatusCode = directives.Redirect is not null ? StatusCodes.Status302Found : told ?? status;
        response.ContentType = directives.ContentType ?? contentType;
        if (directives.Redirect is { } location)
            response.Headers.Location = location;
        if (directives.RetryAfter is { } retryAfter)
            response.Headers.RetryAfter = retryAfter;
        if (directives.Gzip)
            response.Headers.ContentEncoding = "gzip";
        foreach (var (name, value) in directives.ExtraHeaders)
            response.Headers.Append(name, value);
    }

    private static ApiError DirectedError(Directives directives)
    {
        var status = directives.Status ?? StatusCodes.Status500InternalServerError;
        return new ApiError(status, directives.Message ?? $"The simulator was told to fail with {status}.")
        {
            Type = directives.ErrorType,
            Code = directives.ErrorCode,
            RetryAfter = directives.RetryAfter,
        };
    }

    private static string ContentType(Framing framing) => framing switch
    {
        Framing.Sse => "text/event-stream; charset=utf-8",
        Framing.SseCrlf => "text/event-stream",
        Framing.NdJson => "application/x-ndjson",
        _ => "application/json; charset=UTF-8",
    };
}
