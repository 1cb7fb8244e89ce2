using Microsoft.AspNetCore.Http.Features;

namespace Aisbf.Api.Streaming;

/// <summary>
/// Keeps the server's own limit of a request's body from speaking before ours. Where it does, the connection is reset, and
/// a client that is still sending sees that in place of the answer; below it, the server reads the rest of a refused body
/// for some seconds and throws it away.
/// </summary>
internal static class BodyLimit
{
    // The server counts the marks between chunks, too: a byte in a chunk of its own is six.
    private const int RawBytesPerByte = 8;

    /// <summary>Leaves it to the reader of a body to limit it. Has to be called before it is read.</summary>
    /// <returns>Most bytes that the reader may take: its own limit, or the server's if that is lower.</returns>
    public static int TakeOver(HttpRequest request, int limit)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false, MaxRequestBodySize: { } server } feature)
        {
            return limit;
        }

        if (request.ContentLength is null)
        {
            feature.MaxRequestBodySize = server * RawBytesPerByte;
        }

        return (int)Math.Min(limit, server);
    }

    /// <summary>Lets the server throw away the body of a request that is refused unread, however large it says it is.</summary>
    public static void Lift(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = null;
        }
    }
}
