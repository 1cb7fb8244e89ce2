using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Api.Tests.Contents;

/// <summary>Addresses that responses lead to must work for the client, whatever proxies stand in between.</summary>
[TestFixture("127.0.0.1", "", "https://ai.example.com/aisbf/")]
[TestFixture("", "", null)]
[TestFixture("127.0.0.1", "https://public.example/gateway", "https://public.example/gateway/")]
[TestFixture("", "https://public.example/gateway/", "https://public.example/gateway/")]
internal sealed class PublicAddressTests(string trustedProxy, string publicUrl, string? expected) : GatewayFixture
{
    private static readonly string[] ProxyHeaders =
        ["X-Forwarded-For", "203.0.113.5", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "ai.example.com", "X-Forwarded-Prefix", "/aisbf"];

    private OwnUpstream _upstream = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new[] { ("TrustedProxies:0", trustedProxy), ("PublicUrl", publicUrl) }
        .Where(setting => setting.Item2.Length > 0)
        .ToDictionary(setting => $"Aisbf:Server:{setting.Item1}", setting => setting.Item2);

    protected override async Task ConfigureAsync()
    {
        _upstream = await OwnUpstream.StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$"""{"created":1,"data":[{"url":"{{_upstream.Address}}a.png"}]}""");
        });
        await App.PutAsync("/api/admin/providers/own", $$"""{"type":"openai","endpoint":"{{_upstream.Address}}v1","api_key":"k","models":[{"name":"m"}]}""");
    }

    [OneTimeTearDown]
    public async Task StopUpstream() => await _upstream.DisposeAsync();

    [Test]
    public async Task Contents_are_below_the_public_address()
    {
        var answer = await Caller.SendAsync("POST", "/api/v1/images/generations", GatewayApp.Json("""{"model":"own/m","prompt":"a dog"}"""), ProxyHeaders);
        answer.ShouldBeOk().Json.GetProperty("data")[0].GetProperty("url").GetString()!.ShouldStartWith($"{expected ?? App.Address.AbsoluteUri}api/proxy/");
    }

    [Test]
    public async Task The_API_page_calls_what_is_below_the_prefix_that_the_proxy_strips()
    {
        var document = await App.Anonymous.SendAsync("GET", "/swagger/v1/swagger.json", null, ProxyHeaders);
        document.ShouldBeOk().Json.GetProperty("servers")[0].GetProperty("url").GetString().ShouldBe(trustedProxy.Length > 0 ? "/aisbf" : "/");
        (await App.Anonymous.ReadAsync("/swagger/index.js")).Body.ShouldNotContain("\"/swagger/v1");
    }
}
