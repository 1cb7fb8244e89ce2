using Aisbf.Api.Authentication;
using Aisbf.Api.Relay;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.RequestDecompression;

namespace Aisbf.Api.Streaming;

/// <summary>
/// Takes the content encoding off bodies that we read. A few bytes can become many, so it is for callers with a token only,
/// and what comes out is read in turns with the work of others.
/// </summary>
internal sealed class RequestDecompression(RequestDelegate next, IRequestDecompressionProvider provider)
{
    /// <summary>Whether bodies at the request's endpoint may have a content encoding.</summary>
    public static bool IsOffered(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>()?.Level is not (AccessLevel.Public or AccessLevel.Session);

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Headers.ContentEncoding.Count == 0
            || context.GetEndpoint()?.Metadata.GetMetadata<RelayRoute>() is not null
            || !IsOffered(context)
                ? next(context)
                : DecompressAsync(context);

    private async Task DecompressAsync(HttpContext context)
    {
        var body = context.Request.Body;
        var counted = new CountedStream(body);
        context.Request.Body = counted;
        if (provider.GetDecompressionStream(context) is not { } decompressed)
        {
            context.Request.Body = body;
            await next(context);
            return;
        }

        await using var paced = new PacedStream(decompressed, () => counted.BytesRead);
        context.Request.Body = paced;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Body = body;
        }
    }
}
