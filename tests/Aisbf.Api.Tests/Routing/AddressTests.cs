using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Routing;

/// <summary>Where upstream calls may not go, however the address is spelt.</summary>
internal sealed class AddressTests : GatewayFixture
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:AllowPrivateUpstreams"] = "false",
        ["Aisbf:Upstream:ConnectTimeout"] = "00:00:03",
    };

    [TestCase("127.0.0.1")]
    [TestCase("localhost")]
    [TestCase("LOCALHOST")]
    [TestCase("127.1")]
    [TestCase("2130706433")]
    [TestCase("0x7f000001")]
    [TestCase("0x7f.0.0.1")]
    [TestCase("0177.0.0.1")]
    [TestCase("[::ffff:127.0.0.1]")]
    [TestCase("[::ffff:7f00:1]")]
    [TestCase("[::1]")]
    [TestCase("0.0.0.0")]
    [TestCase("[::]")]
    [TestCase("[64:ff9b::7f00:1]")]
    public async Task A_loopback_address_is_not_called_where_private_ones_are_not_allowed(string host)
    {
        var id = NewId("p");
        await PutAtAsync(id, $"http://{host}:{App.Simulator.BaseAddress.Port}/v1");
        foreach (var stream in new[] { false, true })
        {
            var answer = await Caller.ChatAsync($"{id}/sim", stream);
            answer.ShouldBeError(502, "upstream_error").Error.GetProperty("message").GetString()!.ShouldContain("may not be called");
        }

        App.Simulator.Traffic.OpenConnections.ShouldBe(0);
        App.Simulator.Traffic.TotalRequests.ShouldBe(0);
    }

    [Test]
    public async Task A_refused_address_does_not_get_its_list_of_models_asked_for_either()
    {
        var id = NewId("p");
        await PutAtAsync(id, $"http://localhost:{App.Simulator.BaseAddress.Port}/v1");
        await Caller.ReadAsync($"/api/{id}/models");
        await Caller.ReadAsync("/api/v1/models");
        App.Simulator.Traffic.TotalRequests.ShouldBe(0);
    }

    private Task PutAtAsync(string id, string endpoint) =>
        App.PutAsync($"/api/admin/providers/{id}", $$"""{"type":"openai","endpoint":"{{endpoint}}","api_key":"k","default_error_cooldown":0}""");
}
