using Aisbf.Api.Controllers.Gateway;

namespace Aisbf.Api.Streaming;

/// <summary>The headers of a client that mean something to an upstream of the same dialect.</summary>
internal static class ClientHeaders
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<SurfaceRoute>() is not { ForwardedHeader: { } name }) return [];

        return http.Request.Headers.TryGetValue(name, out var values) ? [KeyValuePair.Create(name, values.ToString())] : [];
    }
}
