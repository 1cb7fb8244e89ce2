using Aisbf.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Api.Tests.Administration;

internal sealed class TokenTests : GatewayFixture
{
    private const string Path = "/api/admin/tokens";

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Test]
    public async Task A_token_is_shown_once_and_works_at_once()
    {
        var created = (await App.Admin.PostJsonAsync(Path, """{"description":"laptop"}""")).ShouldHaveStatus(201);
        var token = created.Json.GetProperty("token").GetString()!;
        created.Header("Cache-Control").ShouldBe("no-store");
        created.Json.GetProperty("scope").GetString().ShouldBe("api");
        created.Json.GetProperty("last_four").GetString().ShouldBe(token[^4..]);
        token.Length.ShouldBeGreaterThan(40);

        using var client = App.ClientFor(token);
        (await client.ReadAsync("/api/v1/models")).ShouldBeOk();

        var list = (await App.Admin.ReadAsync(Path)).ShouldBeOk();
        list.Body.ShouldNotContain(token);
        list.Body.ShouldNotContain(token[..^4]);
        var listed = list.Json.GetProperty("data").EnumerateArray().Single(t => t.GetProperty("id").GetString() == created.Json.GetProperty("id").GetString());
        listed.TryGetProperty("token", out _).ShouldBeFalse();
        listed.GetProperty("description").GetString().ShouldBe("laptop");
        listed.GetProperty("last_four").GetString().ShouldBe(token[^4..]);
    }

    [Test]
    public async Task A_revoked_token_is_401_from_the_next_request_on()
    {
        var (id, token) = await CreateAsync("{}");
        using var client = App.ClientFor(token);
        (await client.ReadAsync("/api/v1/models")).ShouldBeOk();
        (await App.Admin.RemoveAsync($"{Path}/{id}")).ShouldHaveStatus(204);

        (await client.ReadAsync("/api/v1/models")).ShouldBeError(401, "invalid_api_key");
        (await App.Admin.ReadAsync(Path)).Body.ShouldNotContain(id);
        (await App.Admin.RemoveAsync($"{Path}/{id}")).ShouldBeProblem(404, "not_found");
    }

    [TestCase("""{"expires_in_days":1}""")]
    [TestCase(null)]
    public async Task An_expired_token_is_401_from_its_last_instant_on(string? body)
    {
        body ??= $$"""{"expires_at":"{{_time.GetUtcNow().AddDays(1):O}}"}""";
        var (_, token) = await CreateAsync(body);
        using var client = App.ClientFor(token);
        (await client.ReadAsync("/api/v1/models")).ShouldBeOk();
        _time.Advance(TimeSpan.FromHours(25));
        (await client.ReadAsync("/api/v1/models")).ShouldBeError(401, "invalid_api_key");
    }

    [Test]
    public async Task A_scope_opens_its_own_part_only()
    {
        await App.PutProviderAsync("scoped");
        using var api = await App.CreateCallerAsync("api");
        using var mcp = await App.CreateCallerAsync("mcp");
        using var both = await App.CreateCallerAsync("both");
        using var admin = await App.CreateCallerAsync("admin");

        (await mcp.ChatAsync("scoped/sim")).ShouldBeError(403, "permission_denied");
        (await mcp.ReadAsync("/api/v1/models")).ShouldBeError(403, "permission_denied");
        (await mcp.ReadAsync(Path)).ShouldBeProblem(403, "permission_denied");
        (await api.ReadAsync(Path)).ShouldBeProblem(403, "permission_denied");
        (await api.PostJsonAsync(Path, """{"scope":"admin"}""")).ShouldBeProblem(403, "permission_denied");
        (await both.ReadAsync(Path)).ShouldBeProblem(403, "permission_denied");
        foreach (var client in new[] { api, both, admin })
        {
            (await client.ChatAsync("scoped/sim")).ShouldBeOk();
        }

        (await admin.ReadAsync(Path)).ShouldBeOk();
    }

    [TestCase("""{"scope":"root"}""", "scope")]
    [TestCase("""{"scope":"ADMIN"}""", "scope")]
    [TestCase("""{"scope":7}""", "scope")]
    [TestCase("""{"scope":"api,admin"}""", "scope")]
    [TestCase("""{"expires_in_days":0}""", "expires_in_days")]
    [TestCase("""{"expires_in_days":-1}""", "expires_in_days")]
    [TestCase("""{"expires_in_days":100000}""", "expires_in_days")]
    [TestCase("""{"expires_at":"2001-01-01T00:00:00Z"}""", "expires_at")]
    [TestCase("""{"expires_at":"tomorrow"}""", "expires_at")]
    [TestCase("""{"expires_at":"2999-01-01T00:00:00Z","expires_in_days":1}""", "expires_in_days")]
    [TestCase("""{"description":"line\nbreak"}""", "description")]
    [TestCase("""{"token":"of-my-own-choice"}""", "token")]
    [TestCase("""{"owner":"somebody"}""", "owner")]
    [TestCase("""{"id":"11111111-2222-3333-4444-555555555555"}""", "id")]
    public async Task A_token_that_cannot_be_is_refused_by_its_field(string body, string param)
    {
        var before = await CountAsync();
        (await App.Admin.PostJsonAsync(Path, body)).ShouldBeProblem(400, "invalid_request", param);
        (await CountAsync()).ShouldBe(before);
    }

    [TestCase("not-a-guid")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("%27%20OR%201=1")]
    public async Task A_token_that_is_not_there_is_404(string id) => (await App.Admin.RemoveAsync($"{Path}/{id}")).ShouldBeProblem(404, "not_found");

    [Test]
    public async Task No_two_tokens_are_alike()
    {
        var tokens = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            tokens.Add((await CreateAsync("{}")).Token).ShouldBeTrue();
        }
    }

    [Test]
    public async Task The_planted_admin_token_is_in_no_list() => (await App.Admin.ReadAsync(Path)).Body.ShouldNotContain(GatewayApp.AdminToken[^4..]);

    protected override void Register(IServiceCollection services) => services.AddSingleton<TimeProvider>(_time);

    private async Task<(string Id, string Token)> CreateAsync(string body)
    {
        var json = (await App.Admin.PostJsonAsync(Path, body)).ShouldHaveStatus(201).Json;
        return (json.GetProperty("id").GetString()!, json.GetProperty("token").GetString()!);
    }

    private async Task<int> CountAsync() => (await App.Admin.ReadAsync(Path)).Json.GetProperty("data").GetArrayLength();
}
