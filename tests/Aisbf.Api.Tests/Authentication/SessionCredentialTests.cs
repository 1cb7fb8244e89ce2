using System.Text.Json;
using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>Cookies that somebody has changed, kept or combined with something else, sent byte by byte.</summary>
internal sealed class SessionCredentialTests : AccountFixture
{
    private const string Cookie = "aisbf_session";

    // Keeps no cookies, so that a request has those that it is given.
    private readonly HttpClient _bare = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    [OneTimeTearDown]
    public void DisposeClient() => _bare.Dispose();

    [Test]
    public async Task A_token_beside_a_cookie_decides_alone()
    {
        var (one, other) = (await App.CreateUserAsync("cookieholder"), await App.CreateUserAsync("tokenbearer", UserRole.GlobalAdmin));
        var cookie = await CookieAsync(one);
        using var token = await App.CreateUserClientAsync(other);
        (await token.PostJsonAsync("/api/user/tokens", """{"description":"of the bearer"}""")).ShouldHaveStatus(201);

        (await SendAsync(token, "GET", "/api/user/tokens", cookie)).ShouldBeOk().Body.ShouldContain("of the bearer");
        (await SendAsync(token, "GET", "/api/u/cookieholder/tokens", cookie)).ShouldBeOk();
        (await SendAsync(token, "GET", Profile, cookie)).ShouldBeProblem(403, "permission_denied");

        using var unknown = App.ClientFor("aisbf_0123456789012345678901234567890123456789012");
        (await SendAsync(unknown, "GET", "/api/user/tokens", cookie)).ShouldBeProblem(401, "invalid_api_key");
        (await SendAsync(unknown, "GET", Profile, cookie)).ShouldBeProblem(401, "invalid_api_key");
    }

    [Test]
    public async Task A_token_of_one_person_does_not_gain_by_the_cookie_of_an_admin()
    {
        var admin = await CookieAsync(await App.CreateUserAsync("cookieadmin", UserRole.GlobalAdmin));
        using var token = await App.CreateUserClientAsync(await App.CreateUserAsync("plainbearer"));
        foreach (var path in new[] { "/api/admin/users", "/api/admin/providers", "/api/admin/audit" })
        {
            (await SendAsync(token, "GET", path, admin)).ShouldBeProblem(403, "permission_denied");
        }

        (await SendAsync(token, "GET", "/api/u/cookieadmin/tokens", admin)).ShouldBeProblem(404, "not_found");
    }

    [Test]
    public async Task A_cookie_that_was_changed_anywhere_is_no_session()
    {
        var cookie = await CookieAsync(await App.CreateUserAsync("tampered"));
        (await SendAsync(_bare, "GET", Profile, cookie)).ShouldBeOk();
        var changed = Enumerable.Range(0, 24).Select(i => i * (cookie.Length - 1) / 24)
            .Select(at => $"{cookie[..at]}{(cookie[at] == 'A' ? 'B' : 'A')}{cookie[(at + 1)..]}");
        foreach (var wrong in changed.Concat([cookie[..^1], cookie[1..], cookie + cookie, $"{cookie}AAAA", "", "chunks-2", "chunks-999999999", "null", "tampered", "%00", new string('A', 8000)]))
        {
            (await SendAsync(_bare, "GET", Profile, wrong)).ShouldBeProblem(401, "invalid_api_key");
        }
    }

    [Test]
    public async Task A_cookie_is_no_bearer_token_and_a_token_is_no_cookie()
    {
        var user = await App.CreateUserAsync("swapped");
        using var client = App.ClientFor((await CookieAsync(user))[..400]);
        (await client.ReadAsync("/api/user/tokens")).ShouldBeProblem(401, "invalid_api_key");
        (await SendAsync(_bare, "GET", "/api/user/tokens", await App.CreateUserTokenAsync(user))).ShouldBeProblem(401, "invalid_api_key");
        (await SendAsync(_bare, "GET", "/api/admin/users", GatewayApp.AdminToken)).ShouldBeProblem(401, "invalid_api_key");
    }

    [Test]
    public async Task A_cookie_of_another_installation_is_no_session()
    {
        var cookie = await CookieAsync(await App.CreateUserAsync("traveller", UserRole.GlobalAdmin));
        await using var elsewhere = await GatewayApp.StartAsync(services: Register);
        await elsewhere.CreateUserAsync("traveller", UserRole.GlobalAdmin);
        (await SendAsync(elsewhere.Anonymous, "GET", "/api/admin/users", cookie)).ShouldBeProblem(401, "invalid_api_key");
    }

    [Test]
    public async Task The_cookie_of_somebody_who_is_gone_is_no_session_even_under_a_successor_of_the_same_name()
    {
        var user = await App.CreateUserAsync("mayfly");
        var cookie = await CookieAsync(user);
        (await App.Admin.RemoveAsync("/api/admin/users/mayfly")).ShouldHaveStatus(204);
        (await SendAsync(_bare, "GET", Profile, cookie)).ShouldBeProblem(401, "invalid_api_key");
        await App.CreateUserAsync("mayfly");
        (await SendAsync(_bare, "GET", Profile, cookie)).ShouldBeProblem(401, "invalid_api_key");
        (await SendAsync(_bare, "GET", "/api/u/mayfly/tokens", cookie)).ShouldBeProblem(401, "invalid_api_key");
    }

    [Test]
    public async Task Two_cookies_are_never_two_people_at_once()
    {
        var (one, other) = (await CookieAsync(await App.CreateUserAsync("castor")), await CookieAsync(await App.CreateUserAsync("pollux")));
        var answer = await SendAsync(_bare, "GET", Profile, $"{one}; {Cookie}={other}");
        answer.Status.ShouldBeOneOf(200, 401);
        (answer.Body.Contains("castor", StringComparison.Ordinal) && answer.Body.Contains("pollux", StringComparison.Ordinal)).ShouldBeFalse(answer.Body);
    }

    [Test]
    public async Task A_header_neither_changes_the_method_of_a_session_nor_whose_it_is()
    {
        var user = await App.CreateUserAsync("steady");
        var cookie = await CookieAsync(user);
        foreach (var (name, value) in new[]
        {
            ("X-HTTP-Method-Override", "DELETE"), ("X-HTTP-Method", "DELETE"), ("X-Method-Override", "DELETE"), ("X-Original-URL", "/api/admin/users"),
            ("X-Rewrite-URL", "/api/admin/users"), ("X-Forwarded-User", "admin"), ("X-User-Id", "admin"), ("X-Forwarded-Prefix", "/api/admin"),
        })
        {
            (await SendAsync(_bare, "GET", Profile, cookie, name, value)).ShouldBeOk().Json.GetProperty("username").GetString().ShouldBe("steady");
            (await SendAsync(_bare, "GET", "/api/admin/users", cookie, name, value)).ShouldBeProblem(403, "permission_denied");
        }
    }

    [Test]
    public async Task An_address_that_a_client_claims_neither_lifts_a_limit_nor_gets_on_record()
    {
        var user = await App.CreateUserAsync("guarded");
        var statuses = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            var body = GatewayApp.Json(JsonSerializer.Serialize(new { username = $"nobody-{user.Username}", password = "wrong" }));
            statuses.Add((await _bare.SendAsync("POST", SignIn, body, "X-Forwarded-For", $"203.0.113.{i}", "X-Real-IP", $"203.0.113.{i}", "Forwarded", $"for=203.0.113.{i}")).Status);
        }

        statuses.ShouldBe([.. Enumerable.Repeat(401, 10), 429, 429]);
        (await AuditAsync(AuditActions.SignInFailed)).ShouldAllBe(entry => entry.Actor.Address == "127.0.0.1");
    }

    [Test]
    public async Task No_route_that_changes_something_is_open_to_another_sites_page()
    {
        var admin = await App.CreateUserAsync("browsing", UserRole.GlobalAdmin);
        var cookie = await CookieAsync(admin);
        var rows = AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>())
            .Where(row => row.Method is not ("GET" or "HEAD") && row.Level != AccessLevel.Caller).ToList();
        rows.Count.ShouldBeGreaterThan(50);
        foreach (var row in rows)
        {
            var body = row.Method == "DELETE" ? null : GatewayApp.Json("{}");
            var answer = await SendAsync(_bare, row.Method, row.Example("browsing"), cookie, "Sec-Fetch-Site", "cross-site", body);
            answer.Status.ShouldBe(403, $"{row}: {answer.Body}");
            answer.Body.ShouldContain("another site");
        }

        (await SendAsync(_bare, "GET", Profile, cookie)).ShouldBeOk();
    }

    protected override Task ConfigureAsync()
    {
        _bare.BaseAddress = App.Address;
        return Task.CompletedTask;
    }

    private static Task<Answer> SendAsync(HttpClient client, string method, string path, string cookie, string name = "X-Nothing", string value = "1", HttpContent? body = null) =>
        client.SendAsync(method, path, body, "Cookie", $"{Cookie}={cookie}", name, value);

    private async Task<string> CookieAsync(TestUser user)
    {
        var answer = (await SendCredentialsAsync(_bare, user.Username, user.Password)).ShouldBeOk();
        return SetCookieHeaderValue.ParseList([.. answer.Headers.GetValues("Set-Cookie")]).Single(c => c.Name == Cookie).Value.ToString();
    }
}
