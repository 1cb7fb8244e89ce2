using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>Where a tenant's provider may not reach, by default and however the address is spelt.</summary>
internal sealed class TenantAddressTests : GatewayFixture
{
    private Tenant _ann = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Upstream:ConnectTimeout"] = "00:00:03",
    };

    [TestCase("127.0.0.1")]
    [TestCase("127.255.255.254")]
    [TestCase("localhost")]
    [TestCase("LocalHost")]
    [TestCase("127.1")]
    [TestCase("127.0.1")]
    [TestCase("2130706433")]
    [TestCase("0x7f000001")]
    [TestCase("0x7f.1")]
    [TestCase("0177.0.0.1")]
    [TestCase("017700000001")]
    [TestCase("[::1]")]
    [TestCase("[0:0:0:0:0:0:0:1]")]
    [TestCase("[::ffff:127.0.0.1]")]
    [TestCase("[::ffff:7f00:1]")]
    [TestCase("[::127.0.0.1]")]
    [TestCase("[64:ff9b::7f00:1]")]
    [TestCase("[64:ff9b:1::7f00:1]")]
    [TestCase("[2002:7f00:1::]")]
    [TestCase("[2001:0:0:0:0:0:80ff:fffe]")]
    [TestCase("0.0.0.0")]
    [TestCase("0")]
    [TestCase("[::]")]
    [TestCase("10.0.0.1")]
    [TestCase("10.1")]
    [TestCase("172.16.0.1")]
    [TestCase("192.168.0.1")]
    [TestCase("100.64.0.1")]
    [TestCase("[fc00::1]")]
    [TestCase("[fe80::1]")]
    [TestCase("169.254.169.254")]
    [TestCase("0xa9fea9fe")]
    [TestCase("2852039166")]
    [TestCase("[::ffff:169.254.169.254]")]
    [TestCase("[fd00:ec2::254]")]
    [TestCase("100.100.100.200")]
    [TestCase("168.63.129.16")]
    public async Task An_inner_address_is_not_called(string host)
    {
        var id = NewId("p");
        var (requests, connections) = (App.Simulator.Traffic.TotalRequests, App.Simulator.Traffic.OpenConnections);
        await _ann.PutAsync($"/api/user/providers/{id}", $$"""{"type":"openai","endpoint":"http://{{host}}:{{App.Simulator.BaseAddress.Port}}/v1","api_key":"k"}""");

        foreach (var stream in new[] { false, true })
        {
            var answer = await _ann.Client.ChatAsync($"{id}/sim", stream, path: "/api/user/chat/completions");
            answer.ShouldBeError(502, "upstream_error").Error.GetProperty("message").GetString()!.ShouldContain("may not be called");
        }

        (await _ann.Client.ReadAsync($"/api/user/{id}/models")).ShouldBeOk().Json.GetProperty("data").GetArrayLength().ShouldBe(0);
        App.Simulator.Traffic.TotalRequests.ShouldBe(requests);
        App.Simulator.Traffic.OpenConnections.ShouldBe(connections);
    }

    [Test]
    public async Task What_may_not_be_called_and_what_cannot_be_reached_look_the_same()
    {
        using var closed = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var answers = new List<string>();
        foreach (var endpoint in new[]
        {
            $"http://127.0.0.1:{App.Simulator.BaseAddress.Port}/v1", $"http://127.0.0.1:{port}/v1", $"https://localhost:{port}/v1",
            "http://169.254.169.254/v1", "http://no-such-host.invalid/v1", "https://no-such-host.invalid:8443/v1",
        })
        {
            var id = NewId("q");
            await _ann.PutAsync($"/api/user/providers/{id}", $$"""{"type":"openai","endpoint":"{{endpoint}}","api_key":"k","models":[{"name":"sim"}]}""");
            foreach (var (path, body) in new[] { ("/api/user/chat/completions", $$"""{"model":"{{id}}/sim","messages":[{"role":"user","content":"hi"}]}"""), ($"/api/user/{id}/files", "{}") })
            {
                var answer = await _ann.Client.PostAsync(GatewayApp.Json(body), path);
                answers.Add($"{answer.Status} {answer.Error.GetProperty("code")} {answer.Error.GetProperty("message")}".Replace(id, "id", StringComparison.Ordinal));
            }

            var health = (await _ann.Client.ReadAsync("/api/user/providers/health")).ShouldBeOk().Json.GetProperty(id);
            health.TryGetProperty("reason", out var reason);
            answers.Add(reason.ValueKind == System.Text.Json.JsonValueKind.Undefined ? answers[0] : $"{reason}");
        }

        answers.Distinct().Count().ShouldBeLessThanOrEqualTo(2, string.Join('\n', answers));
        answers.ShouldAllBe(text => !text.Contains("address_refused", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_connection_that_the_operators_provider_has_open_is_of_no_use_to_a_tenant()
    {
        await App.PutProviderAsync("operators");
        (await Caller.ChatAsync("operators/sim")).ShouldBeOk();
        await _ann.PutProviderAsync("mine");
        (await _ann.Client.ChatAsync("mine/sim", path: "/api/user/chat/completions")).ShouldBeError(502, "upstream_error");
        (await Caller.ChatAsync("operators/sim")).ShouldBeOk();
    }

    [TestCase("file:///etc/passwd")]
    [TestCase("gopher://127.0.0.1/")]
    [TestCase("ftp://example.com")]
    [TestCase("unix:/var/run/docker.sock")]
    [TestCase("http://user:secret@example.com")]
    [TestCase("http://example.com@127.0.0.1")]
    [TestCase("http://example.com\\@127.0.0.1")]
    [TestCase("//127.0.0.1/v1")]
    [TestCase("/etc/passwd")]
    public async Task What_is_no_plain_web_address_is_not_even_saved(string endpoint)
    {
        var body = $$"""{"type":"openai","endpoint":{{System.Text.Json.JsonSerializer.Serialize(endpoint)}},"api_key":"k"}""";
        (await _ann.Client.PutAsync($"/api/user/providers/{NewId("p")}", body)).ShouldBeProblem(400, "invalid_request", "endpoint");
    }

    [Test]
    public async Task An_admin_in_a_tenants_namespace_gets_no_further_than_the_tenant()
    {
        await _ann.PutProviderAsync("inner");
        (await App.Admin.ChatAsync("inner/sim", path: "/api/u/ann/chat/completions")).ShouldBeError(502, "upstream_error");
    }

    [OneTimeTearDown]
    public void DisposeTenant() => _ann?.Dispose();

    protected override async Task ConfigureAsync() => _ann = await Tenant.CreateAsync(App, "ann");
}
