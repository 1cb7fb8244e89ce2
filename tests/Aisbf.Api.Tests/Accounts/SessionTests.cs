using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Microsoft.Net.Http.Headers;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class SessionTests : AccountFixture
{
    [Test]
    public async Task A_session_lasts_two_weeks_from_its_last_use_and_no_longer()
    {
        using var browser = await SignInAsync(await App.CreateUserAsync("twoweeks"));
        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(TimeSpan.FromDays(13));
            (await IsSignedInAsync(browser)).ShouldBeTrue();
        }

        Clock.Advance(TimeSpan.FromDays(14.1));
        (await IsSignedInAsync(browser)).ShouldBeFalse();
    }

    [Test]
    public async Task Whoever_asks_to_be_remembered_has_thirty_days_and_a_cookie_that_outlives_the_browser()
    {
        var user = await App.CreateUserAsync("remembered");
        var cookie = await CookieAsync(user, remember: true);
        cookie.Expires.ShouldNotBeNull().ShouldBe(Clock.GetUtcNow().AddDays(30), TimeSpan.FromSeconds(1));
        (await CookieAsync(user, remember: false)).Expires.ShouldBeNull();

        using var browser = await SignInAsync(user, remember: true);
        Clock.Advance(TimeSpan.FromDays(29));
        (await IsSignedInAsync(browser)).ShouldBeTrue();
        Clock.Advance(TimeSpan.FromDays(29));
        (await IsSignedInAsync(browser)).ShouldBeTrue();
        Clock.Advance(TimeSpan.FromDays(30.1));
        (await IsSignedInAsync(browser)).ShouldBeFalse();
    }

    [Test]
    public async Task The_cookie_is_closed_to_scripts_and_other_sites_and_new_each_time()
    {
        var user = await App.CreateUserAsync("cookie");
        var (first, second) = (await CookieAsync(user), await CookieAsync(user));

        first.HttpOnly.ShouldBeTrue();
        first.SameSite.ShouldBe(SameSiteMode.Lax);
        first.Path.ToString().ShouldBe("/");
        first.Domain.HasValue.ShouldBeFalse();
        first.Value.ShouldNotBe(second.Value);
    }

    [Test]
    public async Task Over_TLS_the_cookie_never_leaves_it()
    {
        await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:Server:TrustedProxies:0"] = "127.0.0.1" }, Register);
        var user = await app.CreateUserAsync("tls");
        var answer = await app.Anonymous.SendAsync(
            "POST", SignIn, GatewayApp.Json($$"""{"username":"tls","password":"{{user.Password}}"}"""), "X-Forwarded-Proto", "https");

        Session(answer.ShouldBeOk()).Secure.ShouldBeTrue();
    }

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    public async Task Another_sites_page_can_neither_sign_somebody_in_nor_use_a_session(string header, string value)
    {
        var user = await App.CreateUserAsync(NewId("victim"));
        var body = $$"""{"username":"{{user.Username}}","password":"{{user.Password}}"}""";
        (await App.Anonymous.SendAsync("POST", SignIn, GatewayApp.Json(body), header, value)).ShouldBeProblem(403, "permission_denied");

        using var browser = await SignInAsync(user);
        (await browser.SendAsync("POST", SignOut, null, header, value)).ShouldBeProblem(403, "permission_denied");
        (await IsSignedInAsync(browser)).ShouldBeTrue();
        (await browser.SendAsync("POST", SignOut, null, "Origin", App.Address.GetLeftPart(UriPartial.Authority))).ShouldHaveStatus(204);
    }

    [Test]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        var user = await App.CreateUserAsync("everywhere");
        using var here = await SignInAsync(user);
        using var there = await SignInAsync(user, remember: true);
        using var other = await SignInAsync(await App.CreateUserAsync("bystander"));

        (await here.PostJsonAsync("/api/account/sign-out-everywhere", "")).ShouldHaveStatus(204);

        (await IsSignedInAsync(here)).ShouldBeFalse();
        (await IsSignedInAsync(there)).ShouldBeFalse();
        (await IsSignedInAsync(other)).ShouldBeTrue();
    }

    [Test]
    public async Task Disabling_an_account_ends_its_sessions_at_their_next_request()
    {
        var user = await App.CreateUserAsync("dismissed");
        using var browser = await SignInAsync(user);
        await ChangeAsync(user, (users, row) =>
        {
            row.IsDisabled = true;
            return users.UpdateAsync(row);
        });

        (await browser.ReadAsync(Profile)).ShouldBeProblem(401, "invalid_api_key");
    }

    [Test]
    public async Task A_lost_role_is_lost_at_the_next_request()
    {
        var user = await App.CreateUserAsync("demoted", UserRole.GlobalAdmin);
        using var browser = await SignInAsync(user);
        (await browser.ReadAsync("/api/admin/providers")).ShouldBeOk();

        await ChangeAsync(user, (users, row) => users.RemoveFromRoleAsync(row, nameof(UserRole.GlobalAdmin)));

        (await browser.ReadAsync("/api/admin/providers")).Status.ShouldBeOneOf(401, 403);
    }

    [Test]
    public async Task No_token_opens_what_concerns_the_account_itself()
    {
        var user = await App.CreateUserAsync("tokenholder");
        using var token = await App.CreateUserClientAsync(user);
        (await token.ReadAsync(Profile)).ShouldBeProblem(403, "permission_denied");
        (await App.Admin.ReadAsync(Profile)).ShouldBeProblem(403, "permission_denied");
        (await App.Anonymous.ReadAsync(Profile)).ShouldBeProblem(401, "invalid_api_key");
    }

    private async Task<SetCookieHeaderValue> CookieAsync(TestUser user, bool remember = false)
    {
        using var browser = NewBrowser();
        return Session((await SendCredentialsAsync(browser, user.Username, user.Password, remember)).ShouldBeOk());
    }

    private static SetCookieHeaderValue Session(Answer answer) =>
        SetCookieHeaderValue.ParseList([.. answer.Headers.GetValues("Set-Cookie")]).Single(c => c.Name == "aisbf_session");
}
