using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Authentication;

internal sealed class AuthenticationModeTests
{
    private static readonly string[] ModelLists =
        ["/api/v1/models", "/v1/models", "/api/models", "/models", "/v1/chat/models", "/api/v1/models/p/sim", "/api/p/models", "/api/rotations/models", "/api/autoselect/models", "/api/autoselections/models"];

    [Test]
    public async Task With_authentication_off_everybody_is_an_admin_whatever_they_send()
    {
        await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:Authentication:Enabled"] = "false" });
        await app.PutProviderAsync("p");

        (await app.Anonymous.ReadAsync("/api/admin/providers")).ShouldBeOk();
        (await app.Anonymous.ReadAsync("/api/v1/models")).ShouldBeOk();
        (await app.Anonymous.ChatAsync("p/sim")).ShouldBeOk();
        using var wrong = app.ClientFor("no-such-token");
        (await wrong.ReadAsync("/api/admin/providers")).ShouldBeOk();
        (await app.Anonymous.SendAsync("GET", "/api/v1/models", null, "Authorization", "Basic eDp5")).ShouldBeOk();
    }

    [Test]
    public async Task Public_model_lists_open_the_lists_and_nothing_else()
    {
        await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:Authentication:PublicModelLists"] = "true" });
        await app.PutProviderAsync("p");
        using var wrong = app.ClientFor("no-such-token");
        using var mcp = await app.CreateCallerAsync("mcp");
        foreach (var path in ModelLists)
        {
            (await app.Anonymous.ReadAsync(path)).ShouldBeOk();
            (await wrong.ReadAsync(path)).ShouldBeOk();
            (await mcp.ReadAsync(path)).ShouldBeOk();
        }

        (await app.Anonymous.ChatAsync("p/sim")).ShouldBeError(401, "invalid_api_key");
        (await app.Anonymous.ReadAsync("/api/rotations")).ShouldBeError(401, "invalid_api_key");
        (await app.Anonymous.ReadAsync("/api/admin/providers")).ShouldBeProblem(401, "invalid_api_key");
        (await app.Anonymous.SendAsync("POST", "/api/admin/routes/explain", GatewayApp.Chat("p/sim"))).ShouldBeProblem(401, "invalid_api_key");
    }

    [Test]
    public async Task Model_lists_are_closed_by_default()
    {
        await using var app = await GatewayApp.StartAsync();
        foreach (var path in ModelLists)
        {
            (await app.Anonymous.ReadAsync(path)).ShouldBeError(401, "invalid_api_key");
        }
    }
}
