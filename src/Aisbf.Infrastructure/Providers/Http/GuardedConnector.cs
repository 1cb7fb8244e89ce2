using System.Net;
using System.Net.Sockets;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Resolves a host, checks every address and connects to a checked one: what was checked is what is called.</summary>
internal sealed class GuardedConnector(bool allowPrivate)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => UpstreamAddressPolicy.IsAllowed(address, allowPrivate));
        if (allowed.Length == 0 && addresses.Length > 0)
        {
            throw new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
