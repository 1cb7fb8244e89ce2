using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class PasswordTests : AccountFixture
{
    private const string New = "another horse battery";

    [Test]
    public async Task A_forgotten_password_is_replaced_once_and_every_session_ends()
    {
        var user = await App.CreateUserAsync("forgetful");
        using var thief = await SignInAsync(user);
        await ChangeAsync(user, (users, row) => users.SetLockoutEndDateAsync(row, DateTimeOffset.MaxValue));
        (await SendAsync(App.Anonymous, "forgot-password", new { email = user.Email })).ShouldHaveStatus(202);
        Mails.LinkTo(user.Email).ToString().ShouldStartWith($"{CollectedMails.PublicUrl}/dashboard/reset-password?");
        var (id, token) = Mails.TokenTo(user.Email);

        (await SendAsync(App.Anonymous, "reset-password", new { user = id, token, password = "short" })).ShouldBeProblem(400, "invalid_request", "password");
        (await SendAsync(App.Anonymous, "reset-password", new { user = id, token, password = New })).ShouldHaveStatus(204);
        (await SendAsync(App.Anonymous, "reset-password", new { user = id, token, password = "third horse battery" })).ShouldBeProblem(400, "invalid_request", "token");

        (await IsSignedInAsync(thief)).ShouldBeFalse();
        (await SendCredentialsAsync(App.Anonymous, user.Username, user.Password)).ShouldHaveStatus(401);
        (await SendCredentialsAsync(App.Anonymous, user.Username, New)).ShouldBeOk();
        Mails.To(user.Email).Select(m => m.Subject).ShouldBe(["Reset your password", "Your password was changed"]);
        (await AuditAsync(AuditActions.PasswordReset)).ShouldContain(e => e.Event.Target == user.Username);
    }

    [Test]
    public async Task The_answer_to_a_forgotten_password_is_the_same_for_everybody()
    {
        var known = await App.CreateUserAsync("known");
        var waiting = await SignUpAsync("waiting");
        var disabled = await App.CreateUserAsync("disabled");
        await ChangeAsync(disabled, (users, row) =>
        {
            row.IsDisabled = true;
            return users.UpdateAsync(row);
        });
        var before = Mails.To(waiting.Email).Count;
        var hashes = Hasher.Count;

        var answers = new List<string>();
        foreach (var email in new[] { known.Email, known.Email, waiting.Email, disabled.Email, "nobody@example.test" })
        {
            answers.Add(Faceless(await SendAsync(App.Anonymous, "forgot-password", new { email })));
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("202 ");
        Hasher.Count.ShouldBe(hashes);
        Mails.To(known.Email).ShouldHaveSingleItem("a second mail has to wait");
        Mails.To(waiting.Email).Count.ShouldBe(before);
        Mails.To(disabled.Email).ShouldBeEmpty();
    }

    [Test]
    public async Task The_links_lead_to_the_public_address_whatever_the_host_that_was_asked_for()
    {
        var user = await App.CreateUserAsync("hosted");
        (await App.Anonymous.SendAsync(
            "POST", "/api/account/forgot-password", GatewayApp.Json($$"""{"email":"{{user.Email}}"}"""), "Host", "evil.example", "X-Forwarded-Host", "evil.example"))
            .ShouldHaveStatus(202);

        Mails.LinkTo(user.Email).Host.ShouldBe("aisbf.example");
        Mails.To(user.Email).ShouldAllBe(m => !m.Text.Contains("evil", StringComparison.Ordinal) && !m.Html.Contains("evil", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_link_dies_with_the_password_that_it_was_made_for()
    {
        var user = await App.CreateUserAsync("overtaken");
        await SendAsync(App.Anonymous, "forgot-password", new { email = user.Email });
        var (id, token) = Mails.TokenTo(user.Email);
        using var browser = await SignInAsync(user);
        (await SendAsync(browser, "change-password", new { current_password = user.Password, new_password = New })).ShouldHaveStatus(204);

        (await SendAsync(App.Anonymous, "reset-password", new { user = id, token, password = "third horse battery" })).ShouldBeProblem(400, "invalid_request", "token");
    }

    [Test]
    public void Links_to_a_new_password_live_an_hour_and_the_others_a_day()
    {
        var lifetimes = App.Services.GetRequiredService<IOptionsMonitor<DataProtectionTokenProviderOptions>>();
        lifetimes.Get(ResetTokenProvider.ProviderName).TokenLifespan.ShouldBe(TimeSpan.FromHours(1));
        lifetimes.Get(EmailTokenProvider.ProviderName).TokenLifespan.ShouldBe(TimeSpan.FromHours(24));
    }

    [TestCase(ResetTokenProvider.ProviderName, 400)]
    [TestCase(EmailTokenProvider.ProviderName, 204)]
    public async Task A_link_to_a_new_password_obeys_its_own_lifetime(string shortened, int status)
    {
        await using var app = await GatewayApp.StartAsync(Settings, services =>
        {
            Register(services);
            services.Configure<DataProtectionTokenProviderOptions>(shortened, tokens => tokens.TokenLifespan = TimeSpan.Zero);
        });
        var user = await app.CreateUserAsync($"late{status}");
        await SendAsync(app.Anonymous, "forgot-password", new { email = user.Email });
        var (id, token) = Mails.TokenTo(user.Email);

        (await SendAsync(app.Anonymous, "reset-password", new { user = id, token, password = New })).ShouldHaveStatus(status);
    }

    [Test]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        var user = await App.CreateUserAsync("changer");
        using var here = await SignInAsync(user);
        using var there = await SignInAsync(user);

        (await SendAsync(here, "change-password", new { current_password = user.Password, new_password = New })).ShouldHaveStatus(204);

        (await IsSignedInAsync(there)).ShouldBeFalse();
        (await IsSignedInAsync(here)).ShouldBeTrue();
        (await SendCredentialsAsync(App.Anonymous, user.Username, user.Password)).ShouldHaveStatus(401);
        (await SendCredentialsAsync(App.Anonymous, user.Username, New)).ShouldBeOk();
        Mails.To(user.Email).ShouldHaveSingleItem().Subject.ShouldBe("Your password was changed");
        (await AuditAsync(AuditActions.PasswordChanged)).ShouldContain(e => e.Event.Target == user.Username && e.Event.Succeeded);
    }

    [Test]
    public async Task Without_the_present_password_nothing_changes_and_guessing_locks_the_account()
    {
        var user = await App.CreateUserAsync("guarded");
        using var browser = await SignInAsync(user);
        for (var i = 0; i < 10; i++)
        {
            (await SendAsync(browser, "change-password", new { current_password = "wrong password", new_password = New }))
                .ShouldBeProblem(400, "invalid_request", "current_password");
        }

        (await SendAsync(browser, "change-password", new { current_password = user.Password, new_password = New }))
            .ShouldBeProblem(400, "invalid_request", "current_password");
        (await IsSignedInAsync(browser)).ShouldBeTrue();
        (await AuditAsync(AuditActions.PasswordChanged)).ShouldContain(e => e.Event.Target == user.Username && !e.Event.Succeeded);
    }

    [Test]
    public async Task A_weak_new_password_is_refused_by_the_name_of_its_field()
    {
        var user = await App.CreateUserAsync("weakling");
        using var browser = await SignInAsync(user);
        (await SendAsync(browser, "change-password", new { current_password = user.Password, new_password = "short" }))
            .ShouldBeProblem(400, "invalid_request", "new_password");
    }
}
