using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Tokens;

/// <summary>Behind proxies that the operator trusts; the nearest is at the address that the tests call from.</summary>
internal sealed class ProxiedAddressLimitTests : GatewayFixture
{
    private string _token = "";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Server:TrustedProxies:0"] = "127.0.0.1",
        ["Aisbf:Server:TrustedProxies:1"] = "198.51.100.0/24",
    };

    protected override async Task ConfigureAsync()
    {
        var created = (await App.Admin.PostJsonAsync("/api/admin/tokens", """{"allowed_addresses":["10.0.0.0/8","2001:db8::/32"]}""")).ShouldHaveStatus(201);
        _token = created.Json.GetProperty("token").GetString()!;
    }

    [TestCase("10.1.2.3")]
    [TestCase("::ffff:10.1.2.3")]
    [TestCase("2001:db8::7")]
    [TestCase("192.168.0.1, 10.1.2.3", Description = "what the client wrote stands before what the proxy saw")]
    [TestCase("10.1.2.3:50123")]
    [TestCase("[2001:db8::7]:443")]
    [TestCase("10.1.2.3, 198.51.100.7", Description = "two trusted proxies")]
    [TestCase("10.1.2.3, 198.51.100.7, 198.51.100.8", Description = "three trusted proxies")]
    [TestCase("192.168.0.1, 10.1.2.3, 198.51.100.7", Description = "what the client wrote, and two trusted proxies")]
    [TestCase("198.51.100.9, 10.1.2.3, 198.51.100.7", Description = "the client pretends to be a proxy")]
    public async Task The_address_that_the_proxy_saw_counts(string forwardedFor) => (await ReadAsync(forwardedFor)).ShouldBeOk();

    [TestCase("192.168.0.1")]
    [TestCase("10.1.2.3, 192.168.0.1", Description = "the client wrote the first")]
    [TestCase("nonsense")]
    [TestCase("10.1.2.3, 192.168.0.1, 198.51.100.7", Description = "the client wrote the first, and two trusted proxies")]
    [TestCase("10.1.2.3, nonsense, 198.51.100.7", Description = "what cannot be read ends the chain")]
    [TestCase("198.51.100.9, 198.51.100.7", Description = "nobody but proxies")]
    public async Task No_other_does(string forwardedFor) => (await ReadAsync(forwardedFor)).ShouldBeError(403, "permission_denied");

    [Test]
    public async Task A_chain_may_be_spread_over_several_headers() => (await ReadAsync("192.168.0.1", "10.1.2.3", "198.51.100.7")).ShouldBeOk();

    [Test]
    public async Task Nor_does_the_proxys_own() => (await ReadAsync()).ShouldBeError(403, "permission_denied");

    private async Task<Answer> ReadAsync(params string[] forwardedFor)
    {
        using var client = App.ClientFor(_token);
        return await client.SendAsync("GET", "/api/v1/models", null, [.. forwardedFor.SelectMany(value => new[] { "X-Forwarded-For", value })]);
    }
}
