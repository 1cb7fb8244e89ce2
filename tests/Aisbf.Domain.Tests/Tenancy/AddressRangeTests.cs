using System.Net;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Tests.Tenancy;

internal sealed class AddressRangeTests
{
    [TestCase("10.0.0.1", "10.0.0.1")]
    [TestCase("10.0.0.1/32", "10.0.0.1")]
    [TestCase("10.1.2.3/8", "10.0.0.0/8")]
    [TestCase("0.0.0.0/0", "0.0.0.0/0")]
    [TestCase("10.0.0.7/31", "10.0.0.6/31")]
    [TestCase("2001:DB8:0::1", "2001:db8::1")]
    [TestCase("2001:db8:ffff::/32", "2001:db8::/32")]
    [TestCase("::ffff:10.0.0.1", "10.0.0.1")]
    [TestCase("::ffff:10.0.0.0/104", "10.0.0.0/8")]
    [TestCase("::/0", "::/0")]
    public void An_address_or_network_is_kept_in_its_usual_form(string text, string expected)
    {
        AddressRange.TryParse(text, out var range).ShouldBeTrue();
        range!.ToString().ShouldBe(expected);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("localhost")]
    [TestCase("10.0.0")]
    [TestCase("10")]
    [TestCase("0x0a.0.0.1")]
    [TestCase("010.0.0.1", Description = "octal to some, decimal to others")]
    [TestCase("10.0.0.256")]
    [TestCase("10.0.0.1/33")]
    [TestCase("10.0.0.1/-1")]
    [TestCase("10.0.0.1/ 8")]
    [TestCase("10.0.0.1/")]
    [TestCase("10.0.0.0/255.0.0.0")]
    [TestCase("10.0.0.1:80")]
    [TestCase("[::1]")]
    [TestCase("fe80::1%eth0")]
    [TestCase("::1/129")]
    [TestCase(" 10.0.0.1")]
    public void What_is_neither_is_refused(string? text) => AddressRange.TryParse(text, out _).ShouldBeFalse();

    [TestCase("10.0.0.0/8", "10.255.0.1", true)]
    [TestCase("10.0.0.0/8", "11.0.0.1", false)]
    [TestCase("10.0.0.0/8", "::ffff:10.0.0.1", true)]
    [TestCase("::ffff:10.0.0.1", "10.0.0.1", true)]
    [TestCase("127.0.0.1", "::1", false)]
    [TestCase("::/0", "10.0.0.1", false)]
    [TestCase("2001:db8::/32", "2001:db8:1::2", true)]
    [TestCase("2001:db8::/32", "2001:db9::", false)]
    public void IPv4_in_IPv6_is_IPv4(string range, string address, bool contains)
    {
        AddressRange.TryParse(range, out var parsed).ShouldBeTrue();
        parsed!.Contains(IPAddress.Parse(address)).ShouldBe(contains);
    }
}
