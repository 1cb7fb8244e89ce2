using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>What a session's cookie is worth to somebody who has copied it.</summary>
internal sealed class CopiedCookieTests : AccountFixture
{
    private const string StopImpersonating = "/api/account/stop-impersonating";

    [Test]
    public async Task It_opens_nothing_after_signing_out_and_the_persons_other_sessions_go_on()
    {
        var user = await App.CreateUserAsync("copied");
        using var other = await SignInAsync(user);
        var cookie = await NewCookieAsync(user);
        (await IsOpenAsync(App, cookie)).ShouldBeTrue();

        (await SendWithAsync(App, "POST", SignOut, cookie)).ShouldHaveStatus(204);

        (await SendWithAsync(App, "GET", Profile, cookie)).ShouldBeProblem(401, "invalid_api_key");
        (await SendWithAsync(App, "POST", SignOut, cookie)).ShouldBeProblem(401, "invalid_api_key");
        (await IsSignedInAsync(other)).ShouldBeTrue();
        (await IsOpenAsync(App, await NewCookieAsync(user))).ShouldBeTrue();
    }

    [Test]
    public async Task Signing_out_ends_what_the_session_had_before_it_was_renewed_as_well()
    {
        var user = await App.CreateUserAsync("renewed");
        var first = await NewCookieAsync(user, remember: true);
        Clock.Advance(TimeSpan.FromDays(16));
        var renewed = CookieOf(await SendWithAsync(App, "GET", Profile, first)).ShouldNotBeNull();
        renewed.ShouldNotBe(first);
        (await IsOpenAsync(App, first)).ShouldBeTrue();

        (await SendWithAsync(App, "POST", SignOut, renewed)).ShouldHaveStatus(204);

        (await IsOpenAsync(App, first)).ShouldBeFalse();
        (await IsOpenAsync(App, renewed)).ShouldBeFalse();
    }

    [Test]
    public async Task A_session_that_outlived_a_new_password_ends_like_any_other()
    {
        var user = await App.CreateUserAsync("keeper");
        var cookie = await NewCookieAsync(user);
        using var body = GatewayApp.Json($$"""{"current_password":"{{user.Password}}","new_password":"another long password"}""");
        var kept = CookieOf((await SendWithAsync(App, "POST", "/api/account/change-password", cookie, body)).ShouldHaveStatus(204)).ShouldNotBeNull();
        (await IsOpenAsync(App, cookie)).ShouldBeFalse();
        (await IsOpenAsync(App, kept)).ShouldBeTrue();

        (await SendWithAsync(App, "POST", SignOut, kept)).ShouldHaveStatus(204);

        (await IsOpenAsync(App, kept)).ShouldBeFalse();
    }

    [Test]
    public async Task It_opens_nothing_on_another_instance_nor_after_a_restart()
    {
        var user = await App.CreateUserAsync("elsewhere");
        await using var other = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:DataDirectory"] = App.DataDirectory }, Register);
        var cookie = await NewCookieAsync(user);
        (await IsOpenAsync(other, cookie)).ShouldBeTrue();

        (await SendWithAsync(App, "POST", SignOut, cookie)).ShouldHaveStatus(204);

        (await IsOpenAsync(other, cookie)).ShouldBeFalse();
        await using var later = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:DataDirectory"] = App.DataDirectory }, Register);
        (await IsOpenAsync(later, cookie)).ShouldBeFalse();
    }

    [Test]
    public async Task Working_as_somebody_else_leaves_no_cookie_behind_that_opens_anything()
    {
        var (admin, user) = (await App.CreateUserAsync("helping", UserRole.Admin), await App.CreateUserAsync("helped"));
        var own = await NewCookieAsync(admin);
        var borrowed = CookieOf((await SendWithAsync(App, "POST", $"/api/admin/users/{user.Username}/impersonate", own)).ShouldBeOk()).ShouldNotBeNull();
        (await IsOpenAsync(App, own)).ShouldBeFalse();
        (await IsOpenAsync(App, borrowed)).ShouldBeTrue();

        var back = CookieOf((await SendWithAsync(App, "POST", StopImpersonating, borrowed)).ShouldBeOk()).ShouldNotBeNull();
        (await IsOpenAsync(App, borrowed)).ShouldBeFalse();
        (await IsOpenAsync(App, back)).ShouldBeTrue();

        (await SendWithAsync(App, "POST", SignOut, back)).ShouldHaveStatus(204);
        (await IsOpenAsync(App, back)).ShouldBeFalse();
    }

    [Test]
    public async Task Refusing_it_does_not_sign_out_a_browser_that_has_a_new_one_by_now()
    {
        var user = await App.CreateUserAsync("racing");
        var cookie = await NewCookieAsync(user);
        (await SendWithAsync(App, "POST", SignOut, cookie)).ShouldHaveStatus(204);

        (await SendWithAsync(App, "GET", Profile, cookie)).Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Test]
    public async Task Ends_of_sessions_are_kept_until_no_cookie_of_theirs_can_live()
    {
        var cookie = await NewCookieAsync(await App.CreateUserAsync("archived"), remember: true);
        (await SendWithAsync(App, "POST", SignOut, cookie)).ShouldHaveStatus(204);

        Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        (await PurgeAsync()).ShouldBePositive();
        (await IsOpenAsync(App, cookie)).ShouldBeFalse();

        Clock.Advance(TimeSpan.FromDays(2));
        (await PurgeAsync()).ShouldBe(0);
        (await IsOpenAsync(App, cookie)).ShouldBeFalse();
    }

    [Test]
    public async Task Ending_a_session_twice_is_no_fault()
    {
        var ended = App.Services.GetRequiredService<EndedSessions>();
        var ticket = new AuthenticationProperties();
        SessionTicket.WriteTo(ticket, Guid.NewGuid());
        (await ended.ContainsAsync(ticket, default)).ShouldBeFalse();

        await ended.AddAsync(ticket);
        await ended.AddAsync(ticket);

        (await ended.ContainsAsync(ticket, default)).ShouldBeTrue();
    }

    [Test]
    public async Task A_ticket_that_could_not_be_ended_does_not_count() =>
        (await App.Services.GetRequiredService<EndedSessions>().ContainsAsync(new AuthenticationProperties(), default)).ShouldBeTrue();

    // How many are left.
    private async Task<int> PurgeAsync()
    {
        await App.Services.GetRequiredService<EndedSessions>().PurgeAsync(default);
        await using var context = await App.Services.GetRequiredService<IDbContextFactory<AisbfDbContext>>().CreateDbContextAsync();
        return await context.EndedSessions.CountAsync();
    }

    private async Task<string> NewCookieAsync(TestUser user, bool remember = false) =>
        CookieOf((await SendCredentialsAsync(App.Anonymous, user.Username, user.Password, remember)).ShouldBeOk()).ShouldNotBeNull();

    // Name and value, as a client would send it back.
    private static string? CookieOf(Answer answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? cookies.Select(c => c.Split(';')[0]).Single(c => c.StartsWith("aisbf_session=", StringComparison.Ordinal))
            : null;

    private static async Task<bool> IsOpenAsync(GatewayApp app, string cookie) => (await SendWithAsync(app, "GET", Profile, cookie)).Status == 200;

    private static async Task<Answer> SendWithAsync(GatewayApp app, string method, string path, string cookie, HttpContent? body = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = app.Address };
        return await client.SendAsync(method, path, body, "Cookie", cookie);
    }
}
