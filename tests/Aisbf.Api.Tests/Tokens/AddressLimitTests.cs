using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Tokens;

internal sealed class AddressLimitTests : GatewayFixture
{
    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.0/8")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("0.0.0.0/0")]
    public async Task A_token_works_from_where_it_is_allowed(string allowed) => (await ReadAsync(allowed)).ShouldBeOk();

    [TestCase("127.0.0.2")]
    [TestCase("10.0.0.0/8")]
    [TestCase("::1")]
    [TestCase("::/0")]
    public async Task It_is_403_from_elsewhere_without_a_word_about_where_it_would_work(string allowed)
    {
        var refused = (await ReadAsync(allowed)).ShouldBeError(403, "permission_denied");
        refused.Body.ShouldNotContain(allowed);
        refused.Body.ShouldNotContain("127.0.0.1");
    }

    [TestCase("X-Forwarded-For")]
    [TestCase("X-Real-IP")]
    [TestCase("Forwarded")]
    [TestCase("True-Client-IP")]
    [TestCase("X-Client-IP")]
    public async Task What_a_client_says_of_its_address_is_not_believed(string header)
    {
        (await ReadAsync("10.0.0.0/8", header, header == "Forwarded" ? "for=10.1.2.3" : "10.1.2.3")).ShouldBeError(403, "permission_denied");
        (await ReadAsync("127.0.0.1", header, header == "Forwarded" ? "for=10.1.2.3" : "10.1.2.3")).ShouldBeOk();
    }

    [Test]
    public async Task An_admin_token_is_held_to_its_addresses_before_anything_else()
    {
        using var elsewhere = await ClientAsync("""{"scope":"admin","allowed_addresses":["10.0.0.0/8"]}""");
        (await elsewhere.ReadAsync("/api/admin/tokens")).ShouldBeProblem(403, "permission_denied");
        (await elsewhere.ChatAsync("nobody/nothing")).ShouldBeError(403, "permission_denied");
    }

    private async Task<Answer> ReadAsync(string allowed, params string[] headers)
    {
        using var client = await ClientAsync($$"""{"allowed_addresses":["{{allowed}}"]}""");
        return await client.SendAsync("GET", "/api/v1/models", null, headers);
    }

    private async Task<HttpClient> ClientAsync(string body)
    {
        var created = (await App.Admin.PostJsonAsync("/api/admin/tokens", body)).ShouldHaveStatus(201);
        return App.ClientFor(created.Json.GetProperty("token").GetString()!);
    }
}
