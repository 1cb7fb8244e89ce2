using Aisbf.Api.Streaming;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Hosting;

/// <summary>The address that clients reach this installation under: the configured one, else the one of the request.</summary>
internal sealed class PublicAddress(IOptions<ServerOptions> options)
{
    private readonly string? _configured = options.Value.PublicUrl?.AbsoluteUri.TrimEnd('/');

    /// <summary>Scheme, host and path prefix, without a slash at the end.</summary>
    public string Root(HttpRequest request) => _configured ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
}
