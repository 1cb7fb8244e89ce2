using System.Net;
using System.Net.Sockets;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// Decides whether an upstream call may go to an IP address. It looks at the address that will be connected to, after
/// name resolution, so that no spelling of a host and no change of DNS gets around it.
/// </summary>
internal static class UpstreamAddressPolicy
{
    // Refused whatever the operator allows: answers from here give away credentials of the machine, or nobody is there.
    private static readonly IPNetwork[] Never =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),     // link-local, with the metadata service of most clouds
        IPNetwork.Parse("100.100.100.200/32"), // metadata service of Alibaba Cloud
        IPNetwork.Parse("168.63.129.16/32"),   // wire server of Azure
        IPNetwork.Parse("192.0.0.192/32"),     // metadata service of Oracle Cloud
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
        IPNetwork.Parse("::/128"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fec0::/10"),
        IPNetwork.Parse("fd00:ec2::254/128"),  // metadata service of AWS over IPv6
        IPNetwork.Parse("fd20:ce::254/128"),   // metadata service of Google Cloud over IPv6
        IPNetwork.Parse("ff00::/8"),
    ];

    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("100::/64"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Nat64Local = IPNetwork.Parse("64:ff9b:1::/48");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");
    private static readonly IPNetwork V4Compatible = IPNetwork.Parse("::/96");

    public static bool IsAllowed(IPAddress address, bool allowPrivate)
    {
        address = Unwrap(address);
        return !Contains(Never, address) && (allowPrivate || !Contains(Private, address));
    }

    /// <summary>The IPv4 address inside an IPv6 one that only carries it.</summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (Nat64.Contains(address) || Nat64Local.Contains(address))
        {
            return new IPAddress(bytes[12..]);
        }

        if (SixToFour.Contains(address))
        {
            return new IPAddress(bytes.Slice(2, 4));
        }

        if (Teredo.Contains(address))
        {
            Span<byte> client = [(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]];
            return new IPAddress(client);
        }

        // ::1 and :: have the same prefix, but are addresses of their own.
        return V4Compatible.Contains(address) && bytes[12] != 0 ? new IPAddress(bytes[12..]) : address;
    }

    private static bool Contains(IPNetwork[] networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
