using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Aisbf.Domain.Tenancy;

/// <summary>One address, or a network of them. IPv4 written in IPv6 is the same as IPv4.</summary>
public sealed class AddressRange
{
    private const int MappedPrefix = 96;
    private readonly IPNetwork _network;

    private AddressRange(IPNetwork network) => _network = network;

    /// <summary>
    /// Reads <c>10.0.0.1</c>, <c>10.0.0.0/8</c>, <c>2001:db8::1</c> or <c>2001:db8::/32</c>. Bits behind the prefix are
    /// dropped. Forms that are read differently in different places (octal, hexadecimal, fewer than four parts) are none.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AddressRange? range)
    {
        range = null;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        var head = slash < 0 ? text : text![..slash];
        if (head is null || !IPAddress.TryParse(head, out var address) || !IsPlain(head, address))
        {
            return false;
        }

        var bits = Bits(address);
        var length = bits;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bits))
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6 && length >= MappedPrefix)
        {
            address = address.MapToIPv4();
            length -= MappedPrefix;
        }

        range = new AddressRange(new IPNetwork(Mask(address, length), length));
        return true;
    }

    public bool Contains(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    /// <summary>The address, or the network with its prefix, in the usual form.</summary>
    public override string ToString() =>
        _network.PrefixLength == Bits(_network.BaseAddress) ? _network.BaseAddress.ToString() : _network.ToString();

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    private static bool IsPlain(string text, IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork
        ? text == address.ToString()
        : !text.AsSpan().ContainsAny('%', '[', ']');

    private static IPAddress Mask(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(length - i * 8, 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}
