using System.Net;
using Aisbf.Api.Streaming;
using Aisbf.Domain.Common;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Authentication;

/// <summary>
/// What keeps pages of other sites out while authentication is off. Whoever can send a request is an admin then, and a browser on this
/// machine sends requests for every page that it shows.
/// </summary>
internal sealed class OpenAccessPolicy(IOptions<AuthenticationOptions> authentication, IOptions<ServerOptions> server)
{
    private const string Localhost = "localhost";

    private static readonly Error WrongHost = new(
        ErrorCode.PermissionDenied,
        "Authentication is off, so requests are taken for 'localhost', loopback addresses, the host of 'Aisbf:Server:PublicUrl' and those in 'Aisbf:Authentication:AllowedHosts' only.");

    private static readonly Error OtherSite = new(
        ErrorCode.PermissionDenied,
        "Authentication is off, so requests of other sites' pages are taken from the origins in 'Aisbf:Server:CorsOrigins' only.");

    private readonly HashSet<string> _hosts = new(
        [.. authentication.Value.AllowedHosts.Select(Normalize), .. server.Value.PublicUrl is { } url ? [Normalize(url.Host)] : Array.Empty<string>()],
        StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _origins = new(server.Value.CorsOrigins, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the request is not another site's doing, else what to answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isModelCall">It may come from a page that cross-origin requests are allowed from.</param>
    public Error? Check(HttpRequest request, bool isModelCall) =>
        !IsOwn(request) ? WrongHost
        : CrossOriginPolicy.IsForeign(request) && !(isModelCall && _origins.Contains(request.Headers.Origin.ToString())) ? OtherSite
        : null;

    // A name can be made to resolve to this machine by whoever owns it; an address cannot.
    private bool IsOwn(HttpRequest request)
    {
        var host = Normalize(request.Host.Host);
        if (host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + Localhost, StringComparison.OrdinalIgnoreCase) || _hosts.Contains(host))
        {
            return true;
        }

        return IPAddress.TryParse(host, out var address)
            && (IPAddress.IsLoopback(address) || address.Equals(Plain(request.HttpContext.Connection.LocalIpAddress)));
    }

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static string Normalize(string host) => host.Trim().TrimEnd('.').Trim('[', ']');
}
