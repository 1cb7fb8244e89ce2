using System.Net;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class UpstreamAddressPolicyTests
{
    [TestCase("169.254.169.254")]
    [TestCase("169.254.0.1")]
    [TestCase("100.100.100.200")]
    [TestCase("168.63.129.16")]
    [TestCase("192.0.0.192")]
    [TestCase("0.0.0.0")]
    [TestCase("0.1.2.3")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("fe80::1")]
    [TestCase("fd00:ec2::254")]
    [TestCase("ff02::1")]
    [TestCase("::ffff:169.254.169.254")]
    [TestCase("64:ff9b::169.254.169.254")]
    [TestCase("64:ff9b:1::a9fe:a9fe")]
    [TestCase("2002:a9fe:a9fe::1")]
    [TestCase("2001:0:0:0:0:0:5601:5601")]
    [TestCase("::169.254.169.254")]
    public void Some_addresses_are_refused_whatever_the_operator_allows(string address)
    {
        UpstreamAddressPolicy.IsAllowed(IPAddress.Parse(address), allowPrivate: true).ShouldBeFalse();
    }

    [TestCase("127.0.0.1")]
    [TestCase("127.255.0.9")]
    [TestCase("10.1.2.3")]
    [TestCase("172.16.0.1")]
    [TestCase("172.31.255.255")]
    [TestCase("192.168.1.1")]
    [TestCase("100.64.0.1")]
    [TestCase("198.18.0.1")]
    [TestCase("::1")]
    [TestCase("fc00::1")]
    [TestCase("fd12:3456::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:10.0.0.1")]
    [TestCase("64:ff9b::10.0.0.1")]
    [TestCase("2002:7f00:1::1")]
    public void Private_addresses_are_the_operators_choice(string address)
    {
        UpstreamAddressPolicy.IsAllowed(IPAddress.Parse(address), allowPrivate: true).ShouldBeTrue();
        UpstreamAddressPolicy.IsAllowed(IPAddress.Parse(address), allowPrivate: false).ShouldBeFalse();
    }

    [TestCase("1.1.1.1")]
    [TestCase("172.32.0.1")]
    [TestCase("2606:4700:4700::1111")]
    [TestCase("64:ff9b::1.1.1.1")]
    public void Public_addresses_are_allowed(string address)
    {
        UpstreamAddressPolicy.IsAllowed(IPAddress.Parse(address), allowPrivate: false).ShouldBeTrue();
    }
}
