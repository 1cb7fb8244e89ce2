using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Api.Tests.Tokens;

internal sealed class UserTokenTests : GatewayFixture
{
    private const string Own = "/api/user/tokens";
    private const string Models = "/api/v1/models";

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private TestUser _ann = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task MakeAnn()
    {
        _ann = await App.CreateUserAsync(NewId("ann"));
        _client = await App.CreateUserClientAsync(_ann, "both");
    }

    [TearDown]
    public void LetAnnGo() => _client.Dispose();

    [Test]
    public async Task A_persons_token_opens_the_data_plane_and_not_the_installations_configuration()
    {
        (await _client.ReadAsync(Models)).ShouldBeOk();
        (await _client.ReadAsync("/api/admin/tokens")).ShouldBeProblem(403, "permission_denied");
        (await _client.ReadAsync($"/api/admin/users/{_ann.Username}/tokens")).ShouldBeProblem(403, "permission_denied");
    }

    [Test]
    public async Task A_person_makes_reads_and_revokes_own_tokens()
    {
        var (id, token) = await MakeAsync(Own, """{"description":"laptop","allowed_models":["user-provider/p/*"],"allowed_addresses":["127.0.0.1/8"]}""");
        using var made = App.ClientFor(token);
        (await made.ReadAsync(Models)).ShouldBeOk();

        var read = (await _client.ReadAsync($"{Own}/{id}")).ShouldBeOk();
        read.Body.ShouldNotContain(token);
        read.Json.GetProperty("allowed_models")[0].GetString().ShouldBe("p/*");
        read.Json.GetProperty("allowed_addresses")[0].GetString().ShouldBe("127.0.0.0/8");
        (await _client.ReadAsync($"/api/u/{_ann.Username}/tokens/{id}")).ShouldBeOk().Body.ShouldBe(read.Body);
        (await _client.ReadAsync(Own)).ShouldBeOk().Json.GetProperty("data").GetArrayLength().ShouldBe(2);

        (await _client.RemoveAsync($"{Own}/{id}")).ShouldHaveStatus(204);
        (await made.ReadAsync(Models)).ShouldBeError(401, "invalid_api_key");
        (await made.ReadAsync(Own)).ShouldBeProblem(401, "invalid_api_key");
        (await _client.ReadAsync($"{Own}/{id}")).ShouldBeProblem(404, "not_found");
    }

    [Test]
    public async Task Nobody_elses_token_opens_a_namespace_or_tells_whether_there_is_one()
    {
        var ben = await App.CreateUserAsync(NewId("ben"));
        using var bens = await App.CreateUserClientAsync(ben);
        var (id, _) = await MakeAsync(Own, "{}");

        var there = (await bens.ReadAsync($"/api/u/{_ann.Username}/tokens")).ShouldBeProblem(404, "not_found");
        var nowhere = (await bens.ReadAsync("/api/u/no-such-user/tokens")).ShouldBeProblem(404, "not_found");
        there.Json.GetProperty("detail").GetString().ShouldBe(nowhere.Json.GetProperty("detail").GetString());
        (await bens.PostJsonAsync($"/api/u/{_ann.Username}/tokens", "{}")).ShouldBeProblem(404, "not_found");
        (await bens.RemoveAsync($"{Own}/{id}")).ShouldBeProblem(404, "not_found");
        (await bens.PostJsonAsync($"{Own}/{id}/rotate", "{}")).ShouldBeProblem(404, "not_found");
        (await Caller.ReadAsync($"/api/u/{_ann.Username}/tokens")).ShouldBeProblem(404, "not_found");
        (await Caller.ReadAsync(Own)).ShouldBeProblem(403, "permission_denied");
        (await _client.ReadAsync($"{Own}/{id}")).ShouldBeOk();
    }

    [Test]
    public async Task A_token_makes_none_that_opens_more_than_itself()
    {
        using var api = await App.CreateUserClientAsync(_ann, "api");
        using var mcp = await App.CreateUserClientAsync(_ann, "mcp");
        var (wide, _) = await MakeAsync(Own, """{"scope":"both"}""");

        (await api.PostJsonAsync(Own, """{"scope":"both"}""")).ShouldBeProblem(403, "permission_denied", "scope");
        (await api.PostJsonAsync(Own, """{"scope":"mcp"}""")).ShouldBeProblem(403, "permission_denied", "scope");
        (await api.PostJsonAsync($"{Own}/{wide}/rotate", "{}")).ShouldBeProblem(403, "permission_denied", "scope");
        (await api.PostJsonAsync(Own, "{}")).ShouldHaveStatus(201);
        (await mcp.PostJsonAsync(Own, """{"scope":"mcp"}""")).ShouldBeProblem(403, "permission_denied");
        (await mcp.ReadAsync(Models)).ShouldBeError(403, "permission_denied");
        (await _client.PostJsonAsync(Own, """{"scope":"admin"}""")).ShouldBeProblem(400, "invalid_request", "scope");
    }

    [TestCase("""{"allowed_models":["p/*"]}""")]
    [TestCase("""{"allowed_addresses":["127.0.0.1"]}""")]
    public async Task A_limited_token_manages_nothing(string body)
    {
        var (id, token) = await MakeAsync(Own, body);
        using var limited = App.ClientFor(token);

        (await limited.ReadAsync(Models)).ShouldBeOk();
        (await limited.PostJsonAsync(Own, "{}")).ShouldBeProblem(403, "permission_denied");
        (await limited.PostJsonAsync($"{Own}/{id}/rotate", "{}")).ShouldBeProblem(403, "permission_denied");
        (await limited.RemoveAsync($"{Own}/{id}")).ShouldBeProblem(403, "permission_denied");
        (await limited.PostJsonAsync($"/api/u/{_ann.Username}/tokens", "{}")).ShouldBeProblem(403, "permission_denied");
    }

    [Test]
    public async Task A_replaced_token_ends_at_once_or_after_its_grace()
    {
        var (first, firstToken) = await MakeAsync(Own, """{"scope":"both","description":"job","allowed_models":["p/*"]}""");
        var second = (await _client.SendAsync("POST", $"{Own}/{first}/rotate")).ShouldHaveStatus(201);
        second.Header("Cache-Control").ShouldBe("no-store");
        second.Json.GetProperty("scope").GetString().ShouldBe("both");
        second.Json.GetProperty("description").GetString().ShouldBe("job");
        second.Json.GetProperty("allowed_models")[0].GetString().ShouldBe("p/*");
        (await ReadWithAsync(firstToken)).ShouldBeError(401, "invalid_api_key");

        var (secondId, secondToken) = IdAndToken(second);
        var (_, thirdToken) = IdAndToken((await _client.PostJsonAsync($"{Own}/{secondId}/rotate", """{"grace_seconds":60}""")).ShouldHaveStatus(201));
        (await ReadWithAsync(secondToken)).ShouldBeOk();
        (await ReadWithAsync(thirdToken)).ShouldBeOk();
        (await _client.PostJsonAsync($"{Own}/{secondId}/rotate", "{}")).ShouldBeProblem(409, "conflict");
        (await _client.ReadAsync($"{Own}/{first}")).Json.GetProperty("replaced_by").GetString().ShouldBe(secondId);

        _time.Advance(TimeSpan.FromSeconds(61));
        (await ReadWithAsync(secondToken)).ShouldBeError(401, "invalid_api_key");
        (await ReadWithAsync(thirdToken)).ShouldBeOk();
    }

    [TestCase("""{"grace_seconds":-1}""", "grace_seconds")]
    [TestCase("""{"grace_seconds":2592001}""", "grace_seconds")]
    [TestCase("""{"expires_in_days":0}""", "expires_in_days")]
    [TestCase("""{"scope":"both"}""", "scope")]
    public async Task A_replacement_that_cannot_be_is_refused_by_its_field(string body, string param)
    {
        var (id, token) = await MakeAsync(Own, "{}");
        (await _client.PostJsonAsync($"{Own}/{id}/rotate", body)).ShouldBeProblem(400, "invalid_request", param);
        (await ReadWithAsync(token)).ShouldBeOk();
    }

    [TestCase("""{"allowed_models":["gpt-4o"]}""", "allowed_models[0]")]
    [TestCase("""{"allowed_models":["p/a","p/*b"]}""", "allowed_models[1]")]
    [TestCase("""{"allowed_addresses":["10.0.0.0/33"]}""", "allowed_addresses[0]")]
    [TestCase("""{"allowed_addresses":["::1","example.com"]}""", "allowed_addresses[1]")]
    public async Task A_limit_that_cannot_be_is_refused_by_its_place(string body, string param) =>
        (await _client.PostJsonAsync(Own, body)).ShouldBeProblem(400, "invalid_request", param);

    [Test]
    public async Task The_operator_makes_tokens_for_people()
    {
        var path = $"/api/admin/users/{_ann.Username}/tokens";
        var (id, token) = IdAndToken((await App.Admin.PostJsonAsync(path, """{"description":"from the operator"}""")).ShouldHaveStatus(201));

        (await ReadWithAsync(token)).ShouldBeOk();
        (await _client.ReadAsync($"{Own}/{id}")).ShouldBeOk();
        (await App.Admin.PostJsonAsync(path, """{"scope":"admin"}""")).ShouldBeProblem(400, "invalid_request", "scope");
        (await App.Admin.PostJsonAsync("/api/admin/users/no-such-user/tokens", "{}")).ShouldBeProblem(404, "not_found");
        var (_, next) = IdAndToken((await App.Admin.PostJsonAsync($"{path}/{id}/rotate", "{}")).ShouldHaveStatus(201));
        (await ReadWithAsync(token)).ShouldBeError(401, "invalid_api_key");
        (await ReadWithAsync(next)).ShouldBeOk();
        (await App.Admin.ReadAsync("/api/admin/tokens")).Body.ShouldNotContain(id);
    }

    [Test]
    public async Task An_admins_token_makes_tokens_for_users_and_not_for_other_admins()
    {
        var admin = await App.CreateUserAsync(NewId("admin-"), UserRole.Admin);
        var boss = await App.CreateUserAsync(NewId("boss"), UserRole.GlobalAdmin);
        var other = await App.CreateUserAsync(NewId("other"), UserRole.Admin);
        using var client = await App.CreateUserClientAsync(admin);

        (await client.PostJsonAsync($"/api/u/{_ann.Username}/tokens", "{}")).ShouldHaveStatus(201);
        (await client.PostJsonAsync($"/api/u/{other.Username}/tokens", "{}")).ShouldBeProblem(404, "not_found");
        (await client.PostJsonAsync($"/api/u/{boss.Username}/tokens", "{}")).ShouldBeProblem(404, "not_found");
        (await client.PostJsonAsync($"/api/u/{admin.Username}/tokens", "{}")).ShouldHaveStatus(201);
        (await client.ReadAsync($"/api/admin/users/{_ann.Username}/tokens")).ShouldBeProblem(403, "permission_denied");
    }

    [Test]
    public async Task The_stored_hash_is_no_token_and_an_expired_token_is_none_any_more()
    {
        var token = await App.CreateUserTokenAsync(_ann, new NewTokenDto { ExpiresInDays = 1 });
        (await ReadWithAsync(Convert.ToHexString(TokenHash.Of(token).ToBytes()))).ShouldBeError(401, "invalid_api_key");
        (await ReadWithAsync(Convert.ToBase64String(TokenHash.Of(token).ToBytes()))).ShouldBeError(401, "invalid_api_key");
        (await ReadWithAsync(token)).ShouldBeOk();

        _time.Advance(TimeSpan.FromDays(1));
        (await ReadWithAsync(token)).ShouldBeError(401, "invalid_api_key");
    }

    protected override void Register(IServiceCollection services) => services.AddSingleton<TimeProvider>(_time);

    private static (string Id, string Token) IdAndToken(Answer answer) =>
        (answer.Json.GetProperty("id").GetString()!, answer.Json.GetProperty("token").GetString()!);

    private async Task<(string Id, string Token)> MakeAsync(string path, string body) =>
        IdAndToken((await _client.PostJsonAsync(path, body)).ShouldHaveStatus(201));

    private async Task<Answer> ReadWithAsync(string token)
    {
        using var client = App.ClientFor(token);
        return await client.ReadAsync(Models);
    }
}
