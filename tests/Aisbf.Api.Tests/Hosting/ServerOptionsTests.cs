using Aisbf.Api.Streaming;

namespace Aisbf.Api.Tests.Hosting;

internal sealed class ServerOptionsTests
{
    [TestCase("10.0.0.1")]
    [TestCase("10.0.0.0/8")]
    [TestCase("2001:db8::/32")]
    [TestCase("::1")]
    public void Proxies_are_addresses_and_networks(string proxy) => Faults(options => options.TrustedProxies.Add(proxy)).ShouldBeEmpty();

    [TestCase("proxy.example")]
    [TestCase("10.0.0.0/33")]
    [TestCase("")]
    [TestCase("*")]
    public void Other_proxies_stop_the_start_and_are_named_by_their_setting(string proxy) =>
        Faults(options => options.TrustedProxies.Add(proxy)).ShouldHaveSingleItem().ShouldStartWith("Aisbf:Server:TrustedProxies:0 ");

    [TestCase("https://ai.example.com")]
    [TestCase("http://10.0.0.1:8080/below/")]
    public void The_public_address_is_one_of_a_web_site(string url) => Faults(options => options.PublicUrl = new Uri(url)).ShouldBeEmpty();

    [TestCase("/below")]
    [TestCase("ftp://ai.example.com")]
    [TestCase("https://user@ai.example.com")]
    [TestCase("https://ai.example.com/?a=b")]
    public void Other_public_addresses_stop_the_start(string url) =>
        Faults(options => options.PublicUrl = new Uri(url, UriKind.RelativeOrAbsolute)).ShouldHaveSingleItem().ShouldStartWith("Aisbf:Server:PublicUrl ");

    private static IEnumerable<string> Faults(Action<ServerOptions> set)
    {
        var options = new ServerOptions();
        set(options);
        return new ServerOptionsValidator().Validate(null, options).Failures ?? [];
    }
}
