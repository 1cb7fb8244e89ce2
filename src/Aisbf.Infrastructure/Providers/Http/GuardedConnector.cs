using System.Net;
using System.Net.Sockets;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>Resolves a host, checks every address and connects to one of the checked ones: what was checked is what is called.</summary>
internal sealed class GuardedConnector(bool allowPrivate)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => UpstreamAddressPolicy.IsAllowed(address, allowPrivate));
        if (allowed.Length == 0)
        {
            throw addresses.Length > 0 ? new AddressRefusedException() : new SocketException((int)SocketError.HostNotFound);
        }

        return await AddressRace.ConnectAsync(
            AddressRace.Order(allowed), (address, cancel) => ConnectAsync(address, context.DnsEndPoint.Port, cancel), TimeProvider.System, cancellationToken);
    }

    private static async Task<NetworkStream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
