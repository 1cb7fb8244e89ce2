using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Authentication;

internal sealed class CorsTests
{
    private const string Allowed = "https://app.example";

    [Test]
    public async Task Browsers_of_other_origins_are_let_in_only_if_the_operator_names_them()
    {
        await using var closed = await GatewayApp.StartAsync();
        (await PreflightAsync(closed, Allowed)).ShouldBeNull();

        await using var open = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:Server:CorsOrigins:0"] = Allowed });
        (await PreflightAsync(open, Allowed)).ShouldBe(Allowed);
        (await PreflightAsync(open, "https://other.example")).ShouldBeNull();
    }

    private static async Task<string?> PreflightAsync(GatewayApp app, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/chat/completions");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await app.Anonymous.SendAsync(request);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }
}
