using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>With authentication off everybody on the machine is an admin, and pages of other sites are not.</summary>
internal sealed class OpenAccessTests : GatewayFixture
{
    private const string Chat = """{"model":"p/sim","messages":[{"role":"user","content":"hi"}]}""";
    private const string Provider = """{"type":"openai","api_key":"k","models":[{"name":"m"}]}""";

    private static readonly (string Method, string Path, string? Body)[] Calls =
    [
        ("POST", "/v1/chat/completions", Chat),
        ("GET", "/v1/models", null),
        ("GET", "/api/p/files", null),
        ("POST", "/api/p/files", "{}"),
        ("GET", "/api/admin/providers", null),
        ("PUT", "/api/admin/providers/new", Provider),
        ("POST", "/api/admin/routes/explain", Chat),
        ("GET", "/api/admin/config/export", null),
    ];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Authentication:Enabled"] = "false",
        ["Aisbf:Authentication:AllowedHosts:0"] = "gateway.example",
        ["Aisbf:Authentication:AllowedHosts:1"] = "192.0.2.7",
        ["Aisbf:Server:PublicUrl"] = "https://public.example:8443/below",
        ["Aisbf:Server:CorsOrigins:0"] = "https://chat.example",
    };

    protected override Task ConfigureAsync() => App.PutProviderAsync("p");

    [TestCase("evil.example")]
    [TestCase("evil.example:17765")]
    [TestCase("localhost.evil.example")]
    [TestCase("127.0.0.1.evil.example")]
    [TestCase("gateway.example.evil.example")]
    [TestCase("evilgateway.example")]
    [TestCase("192.0.2.8")]
    [TestCase("10.0.0.1")]
    [TestCase("[2001:db8::1]")]
    public async Task A_request_for_another_host_is_refused(string host) => await EachAsync(403, ("Host", host));

    [TestCase("localhost")]
    [TestCase("LOCALHOST:1")]
    [TestCase("localhost.")]
    [TestCase("app.localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("127.9.9.9:80")]
    [TestCase("[::1]")]
    [TestCase("[::1]:17765")]
    [TestCase("gateway.example")]
    [TestCase("Gateway.Example:8443")]
    [TestCase("192.0.2.7")]
    [TestCase("public.example")]
    public async Task A_request_for_this_machine_or_a_host_that_is_allowed_is_taken(string host) => await EachAsync(200, ("Host", host));

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "http://localhost:1")]
    [TestCase("Origin", "null")]
    public async Task A_request_of_another_sites_page_is_refused(string header, string value)
    {
        await EachAsync(403, (header, value));
        await EachAsync(403, (header, value), ("Authorization", "Bearer anything"));
    }

    [TestCase("Sec-Fetch-Site", "same-origin")]
    [TestCase("Sec-Fetch-Site", "none")]
    public async Task A_request_of_this_sites_page_or_of_nobodys_is_taken(string header, string value) => await EachAsync(200, (header, value));

    [Test]
    public async Task A_page_that_cross_origin_requests_are_allowed_from_calls_models_and_configures_nothing()
    {
        (string, string)[] page = [("Origin", "https://chat.example"), ("Sec-Fetch-Site", "cross-site")];
        (await SendAsync(Calls[0], page)).ShouldBeOk();
        (await SendAsync(Calls[5], page)).ShouldHaveStatus(403);
    }

    [Test]
    public async Task Signs_of_life_are_for_every_host() => (await SendAsync(("GET", "/health", null), ("Host", "evil.example"))).ShouldBeOk();

    private async Task EachAsync(int status, params (string Name, string Value)[] headers)
    {
        foreach (var call in Calls)
        {
            var answer = await SendAsync(call, headers);

            // A provider's own surface may answer anything.
            var isTaken = answer.Status != 403;
            isTaken.ShouldBe(status == 200, $"{call.Method} {call.Path}: {answer.Status} {answer.Body}");
        }
    }

    private async Task<Answer> SendAsync((string Method, string Path, string? Body) call, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Path) { Content = call.Body is null ? null : GatewayApp.Json(call.Body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var response = await App.Anonymous.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
