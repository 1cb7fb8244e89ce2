using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Users;

internal sealed class ImpersonationTests : PeopleFixture
{
    private const string Header = "X-Aisbf-Impersonating";
    private const string Stop = "/api/account/stop-impersonating";
    private const string Whoever = "/api/user/providers";

    [Test]
    public async Task An_admin_works_as_a_user_and_comes_back()
    {
        var (admin, user) = (await NewUserAsync(UserRole.Admin), await NewUserAsync());
        using var browser = await SignInAsync(admin);
        var started = (await SendAsync(browser, "POST", PathOf(user, "/impersonate"))).ShouldBeOk();
        started.Json.GetProperty("username").GetString().ShouldBe(user.Username);
        started.Json.GetProperty("expires_at").GetDateTimeOffset().ShouldBe(Clock.GetUtcNow().AddHours(1), TimeSpan.FromSeconds(1));

        (await browser.ReadAsync(Whoever)).ShouldBeOk().Header(Header).ShouldBe(user.Username);
        (await browser.ReadAsync("/api/account")).ShouldBeOk().Body.ShouldContain(admin.Username);
        var refused = await browser.ReadAsync(People);
        refused.ShouldBeProblem(403, "permission_denied");
        refused.Header(Header).ShouldBe(user.Username);

        var stopped = (await SendAsync(browser, "POST", Stop)).ShouldBeOk();
        stopped.Json.GetProperty("username").GetString().ShouldBe(admin.Username);
        (await browser.ReadAsync(People)).ShouldBeOk().Header(Header).ShouldBeNull();
        (await SendAsync(browser, "POST", Stop)).ShouldBeProblem(409, "conflict");
    }

    [Test]
    public async Task Both_ends_and_what_is_done_between_are_on_record_with_the_admin()
    {
        var (admin, user) = (await NewUserAsync(UserRole.Admin), await NewUserAsync());
        using var browser = await SignInAsync(admin);
        (await SendAsync(browser, "POST", PathOf(user, "/impersonate"))).ShouldBeOk();
        (await browser.SendAsync("PUT", "/api/user/rotations/empty", GatewayApp.Json("""{"model_name":"empty","providers":[]}"""))).Status.ShouldBeOneOf(200, 201, 400);
        (await SendAsync(browser, "POST", Stop)).ShouldBeOk();

        var (started, ended) = ((await AuditAsync(AuditActions.ImpersonationStarted))[0], (await AuditAsync(AuditActions.ImpersonationEnded))[0]);
        started.Actor.ShouldBe(new Actor(ActorKind.Session, admin.Id, admin.Username, Address: "127.0.0.1"));
        started.Event.ShouldBe(new AuditEvent(AuditActions.ImpersonationStarted, Owner.OfUser(user.Id), user.Username));
        ended.Actor.ShouldBe(new Actor(ActorKind.Session, user.Id, user.Username, ImpersonatorId: admin.Id, Address: "127.0.0.1"));
        ended.Event.Target.ShouldBe(user.Username);
    }

    [TestCase(UserRole.Admin)]
    [TestCase(UserRole.GlobalAdmin)]
    public async Task Nobody_works_as_an_admin(UserRole target)
    {
        using var browser = await SignInAsync(UserRole.GlobalAdmin);
        (await SendAsync(browser, "POST", PathOf(await NewUserAsync(target), "/impersonate"))).ShouldBeProblem(403, "permission_denied");
        (await browser.ReadAsync(People)).ShouldBeOk();
        var entry = (await AuditAsync(AuditActions.ImpersonationStarted))[0];
        entry.Event.Succeeded.ShouldBeFalse();
    }

    [Test]
    public async Task No_token_works_as_anybody()
    {
        var user = await NewUserAsync();
        using var own = await App.CreateUserClientAsync(await NewUserAsync(UserRole.GlobalAdmin));
        (await SendAsync(App.Admin, "POST", PathOf(user, "/impersonate"))).ShouldBeProblem(403, "permission_denied");
        (await SendAsync(own, "POST", PathOf(user, "/impersonate"))).ShouldBeProblem(403, "permission_denied");
        (await SendAsync(App.Admin, "POST", Stop)).ShouldBeProblem(403, "permission_denied");
    }

    [Test]
    public async Task Nobody_works_as_somebody_who_is_disabled_or_not_there()
    {
        var user = await NewUserAsync();
        (await SendAsync(App.Admin, "POST", PathOf(user, "/disable"))).ShouldBeOk();
        using var browser = await SignInAsync(UserRole.Admin);
        (await SendAsync(browser, "POST", PathOf(user, "/impersonate"))).ShouldBeProblem(409, "conflict");
        (await SendAsync(browser, "POST", $"{People}/no-such-user/impersonate")).ShouldBeProblem(404, "not_found");
    }

    [TestCase("/disable", "POST", null)]
    [TestCase("/role", "PUT", "user")]
    [TestCase("/sign-out", "POST", null)]
    [TestCase("", "DELETE", null)]
    public async Task What_ends_the_admins_sessions_ends_the_borrowed_one(string action, string method, string? role)
    {
        var (admin, user) = (await NewUserAsync(UserRole.Admin), await NewUserAsync());
        using var browser = await ImpersonateAsync(admin, user);
        (await SendAsync(App.Admin, method, PathOf(admin, action), role is null ? null : new { role })).Status.ShouldBeOneOf(200, 204);

        (await browser.ReadAsync(Whoever)).Status.ShouldBe(401);
        (await SendAsync(browser, "POST", Stop)).Status.ShouldBe(401);
        (await browser.ReadAsync(People)).Status.ShouldBe(401);
    }

    [TestCase("/disable", "POST", null)]
    [TestCase("/role", "PUT", "admin")]
    [TestCase("", "DELETE", null)]
    public async Task What_ends_the_users_sessions_ends_the_borrowed_one(string action, string method, string? role)
    {
        var (admin, user) = (await NewUserAsync(UserRole.Admin), await NewUserAsync());
        using var browser = await ImpersonateAsync(admin, user);
        (await SendAsync(App.Admin, method, PathOf(user, action), role is null ? null : new { role })).Status.ShouldBeOneOf(200, 204);
        (await browser.ReadAsync(Whoever)).Status.ShouldBe(401);
    }

    [Test]
    public async Task It_lasts_an_hour_however_busy_it_is()
    {
        using var browser = await ImpersonateAsync(await NewUserAsync(UserRole.Admin), await NewUserAsync());
        for (var minutes = 0; minutes < 60; minutes += 10)
        {
            (await browser.ReadAsync(Whoever)).ShouldBeOk();
            Clock.Advance(TimeSpan.FromMinutes(10));
        }

        (await browser.ReadAsync(Whoever)).Status.ShouldBe(401);
    }

    [Test]
    public async Task What_only_the_person_may_do_is_out_of_reach()
    {
        using var browser = await ImpersonateAsync(await NewUserAsync(UserRole.Admin), await NewUserAsync());
        foreach (var (method, path) in new[]
        {
            ("POST", "/api/account/sign-out-everywhere"), ("POST", "/api/account/change-password"), ("DELETE", "/api/account"), ("POST", "/api/account/two-factor/enable"),
        })
        {
            (await browser.SendAsync(method, path, GatewayApp.Json("{}"))).ShouldBeProblem(403, "permission_denied");
        }

        (await browser.ReadAsync(Whoever)).ShouldBeOk();
    }

    [Test]
    public async Task The_user_who_was_borrowed_notices_no_sign_in()
    {
        var user = await NewUserAsync();
        using var browser = await ImpersonateAsync(await NewUserAsync(UserRole.Admin), user);
        (await App.Admin.ReadAsync(PathOf(user))).Json.TryGetProperty("last_signed_in_at", out _).ShouldBeFalse();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_admins_session_comes_back_with_the_life_that_it_had(bool remember)
    {
        var admin = await NewUserAsync(UserRole.Admin);
        using var browser = await SignInAsync(admin, remember);
        (await SendAsync(browser, "POST", PathOf(await NewUserAsync(), "/impersonate"))).ShouldBeOk();
        var stopped = (await SendAsync(browser, "POST", Stop)).ShouldBeOk();
        stopped.Header("Set-Cookie")!.Contains("expires", StringComparison.OrdinalIgnoreCase).ShouldBe(remember);
        Clock.Advance(TimeSpan.FromDays(remember ? 29 : 13));
        (await browser.ReadAsync(People)).ShouldBeOk();
    }

    [Test]
    public async Task A_session_of_ones_own_carries_no_mark()
    {
        var user = await NewUserAsync();
        using var browser = await SignInAsync(user);
        (await browser.ReadAsync(Whoever)).ShouldBeOk().Header(Header).ShouldBeNull();
    }

    private async Task<HttpClient> ImpersonateAsync(TestUser admin, TestUser user)
    {
        var browser = await SignInAsync(admin);
        (await SendAsync(browser, "POST", PathOf(user, "/impersonate"))).ShouldBeOk();
        return browser;
    }
}
