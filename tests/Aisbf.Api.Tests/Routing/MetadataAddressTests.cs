using System.Diagnostics;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Routing;

/// <summary>With private upstreams allowed, metadata services and their like are refused all the same.</summary>
internal sealed class MetadataAddressTests : GatewayFixture
{
    [TestCase("169.254.169.254")]
    [TestCase("[::ffff:169.254.169.254]")]
    [TestCase("[::ffff:a9fe:a9fe]")]
    [TestCase("2852039166")]
    [TestCase("0xA9FEA9FE")]
    [TestCase("0xA9.0xFE.0xA9.0xFE")]
    [TestCase("0251.0376.0251.0376")]
    [TestCase("169.254.43518")]
    [TestCase("[64:ff9b::a9fe:a9fe]")]
    [TestCase("[2002:a9fe:a9fe::]")]
    [TestCase("[fe80::1]")]
    [TestCase("100.100.100.200")]
    [TestCase("168.63.129.16")]
    [TestCase("0.0.0.0")]
    [TestCase("[::]")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("[fd00:ec2::254]")]
    public async Task An_address_that_gives_credentials_away_is_never_called(string host)
    {
        var id = NewId("p");
        await App.PutAsync($"/api/admin/providers/{id}", $$"""{"type":"openai","endpoint":"http://{{host}}/latest","api_key":"k"}""");
        var watch = Stopwatch.StartNew();

        var answer = await Caller.ChatAsync($"{id}/sim");

        answer.ShouldBeError(502, "upstream_error").Error.GetProperty("message").GetString()!.ShouldContain("may not be called");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [TestCase("127.0.0.1")]
    [TestCase("localhost")]
    [TestCase("[::ffff:127.0.0.1]")]
    public async Task A_loopback_address_works_where_private_ones_are_allowed(string host)
    {
        var id = NewId("p");
        await App.PutAsync(
            $"/api/admin/providers/{id}", $$"""{"type":"openai","endpoint":"http://{{host}}:{{App.Simulator.BaseAddress.Port}}/v1","api_key":"k"}""");
        (await Caller.ChatAsync($"{id}/sim")).ShouldBeOk();
    }

    [Test]
    public async Task A_redirect_to_an_inner_address_is_not_followed([Values] bool stream)
    {
        await App.PutProviderAsync("leads-away", models: "[]");
        var before = App.Simulator.Traffic.TotalRequests;
        var target = new Uri(App.Simulator.BaseAddress, "/v1/models");
        (await Caller.ChatAsync($"leads-away/sim#redirect={target}", stream)).ShouldBeError(502, "upstream_error");
        App.Simulator.Traffic.TotalRequests.ShouldBe(before + 1);
    }

    [Test]
    public async Task A_host_that_does_not_exist_is_a_failed_connection()
    {
        await App.PutAsync("/api/admin/providers/nowhere", """{"type":"openai","endpoint":"http://nowhere.invalid/v1","api_key":"k"}""");
        (await Caller.ChatAsync("nowhere/sim")).ShouldBeError(502, "upstream_error");
    }

    [Test]
    public async Task A_port_that_nobody_listens_on_is_a_failed_connection()
    {
        await App.PutAsync("/api/admin/providers/closed", """{"type":"openai","endpoint":"http://127.0.0.1:1/v1","api_key":"k"}""");
        (await Caller.ChatAsync("closed/sim")).ShouldBeError(502, "upstream_error");
    }
}
