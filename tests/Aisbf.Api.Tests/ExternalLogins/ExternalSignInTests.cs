using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>Whose account somebody gets who signs in elsewhere.</summary>
internal sealed class ExternalSignInTests : ExternalLoginFixture
{
    private static readonly string[] Providers = ["google", "works", "github"];

    [TestCaseSource(nameof(Providers))]
    public async Task Somebody_new_gets_an_account_and_a_session(string provider)
    {
        using var browser = NewBrowser();
        (await browser.SignInAsync(provider)).ShouldBe("/dashboard");

        (await browser.IsSignedInAsync()).ShouldBeTrue();
        var person = provider == "github" ? GitHub.Person : OpenId.Person;
        var account = (await FindAsync(person.Email)).ShouldNotBeNull();
        account.EmailConfirmed.ShouldBeTrue();
        account.PasswordHash.ShouldBeNull();
        account.LastSignedInAt.ShouldNotBeNull();
        (await RecordedAsync(account.Id)).ShouldBe(["account.created", "account.login_linked", "session.started"]);
    }

    [TestCaseSource(nameof(Providers))]
    public async Task Somebody_who_comes_again_gets_the_same_account_whatever_the_address_is_now(string provider)
    {
        using var first = NewBrowser();
        await first.SignInAsync(provider);
        var account = (await FindAsync(provider == "github" ? GitHub.Person.Email : OpenId.Person.Email)).ShouldNotBeNull();
        OpenId.Person = OpenId.Person with { Email = "moved@example.test", IsEmailVerified = false };
        GitHub.Person = GitHub.Person with { Email = "moved@example.test", IsEmailVerified = false };

        using var second = NewBrowser();
        (await second.SignInAsync(provider)).ShouldBe("/dashboard");

        (await second.IsSignedInAsync()).ShouldBeTrue();
        (await FindAsync("moved@example.test")).ShouldBeNull();
        (await RecordedAsync(account.Id)).Count(action => action == "session.started").ShouldBe(2);
    }

    [TestCase("google")]
    [TestCase("github")]
    public async Task A_verified_account_with_the_same_verified_address_is_linked(string provider)
    {
        var user = await App.CreateUserAsync($"linked-{provider}");
        OpenId.Person = OpenId.Person with { Email = user.Email.ToUpperInvariant() };
        GitHub.Person = GitHub.Person with { Email = user.Email };

        using var browser = NewBrowser();
        (await browser.SignInAsync(provider)).ShouldBe("/dashboard");

        (await RecordedAsync(user.Id)).ShouldBe(["account.login_linked", "session.started"]);
        (await browser.Client.ReadAsync("/api/account/logins")).Json.GetProperty("data")[0].GetProperty("provider").GetString().ShouldBe(provider);
    }

    [TestCaseSource(nameof(Providers))]
    public async Task An_address_that_the_provider_does_not_vouch_for_opens_nothing(string provider)
    {
        var user = await App.CreateUserAsync($"victim-{provider}");
        OpenId.Person = OpenId.Person with { Email = user.Email, IsEmailVerified = false };
        GitHub.Person = GitHub.Person with { Email = user.Email, IsEmailVerified = false };

        using var browser = NewBrowser();
        (await browser.SignInAsync(provider)).ShouldBe("/dashboard/login?error=external_email_unverified");

        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await RecordedAsync(user.Id)).ShouldBeEmpty();
    }

    [Test]
    public async Task An_account_that_was_made_with_somebody_elses_address_makes_room_and_keeps_nothing()
    {
        var planted = await CreateUnverifiedAsync("planted", OpenId.Person.Email);

        using var browser = NewBrowser();
        (await browser.SignInAsync("google")).ShouldBe("/dashboard");

        var account = (await FindAsync(OpenId.Person.Email)).ShouldNotBeNull();
        account.Id.ShouldNotBe(planted);
        account.PasswordHash.ShouldBeNull();
        account.UserName.ShouldNotBe("planted");
        (await RecordedAsync(planted)).ShouldBe(["account.deleted"]);
    }

    [Test]
    public async Task An_unverified_account_that_is_in_use_is_neither_merged_nor_removed()
    {
        var used = await CreateUnverifiedAsync("in-use", OpenId.Person.Email);
        await ChangeAsync(used, (_, user) => Task.FromResult(user.LastSignedInAt = user.CreatedAt));

        using var browser = NewBrowser();
        (await browser.SignInAsync("google")).ShouldBe("/dashboard/login?error=external_login_refused");

        (await FindAsync(OpenId.Person.Email)).ShouldNotBeNull().Id.ShouldBe(used);
        (await RecordedAsync(used)).ShouldBe(["session.refused (refused)"]);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_disabled_account_stays_out(bool isLinked)
    {
        var user = await App.CreateUserAsync($"disabled-{(isLinked ? "linked" : "plain")}");
        OpenId.Person = OpenId.Person with { Email = user.Email };
        await ChangeAsync(user.Id, async (users, account) =>
        {
            account.IsDisabled = true;
            if (isLinked)
            {
                await users.AddLoginAsync(account, new UserLoginInfo("google", OpenId.Person.Subject, "google"));
            }
        });

        using var browser = NewBrowser();
        (await browser.SignInAsync("google")).ShouldBe("/dashboard/login?error=external_login_refused");

        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await RecordedAsync(user.Id)).ShouldBe(["session.refused (refused)"]);
    }

    [Test]
    public async Task Usernames_come_from_the_name_and_never_collide()
    {
        OpenId.Person = OpenId.Person with { Name = "José  Ortega" };
        using var first = NewBrowser();
        await first.SignInAsync("google");
        (await FindAsync(OpenId.Person.Email))!.UserName.ShouldBe("jose__ortega");

        OpenId.Person = NewPerson() with { Name = "Jose--Ortega" };
        using var second = NewBrowser();
        await second.SignInAsync("google");
        (await FindAsync(OpenId.Person.Email))!.UserName.ShouldBe("jose--ortega1");
    }

    [Test]
    public async Task The_second_factor_is_asked_for_here_too()
    {
        var user = await App.CreateUserAsync("two-factors");
        OpenId.Person = OpenId.Person with { Email = user.Email };
        await ChangeAsync(user.Id, async (users, account) =>
        {
            await users.ResetAuthenticatorKeyAsync(account);
            account.TwoFactorEnabled = true;
        });

        using var browser = NewBrowser();
        (await browser.SignInAsync("google", "?return_url=/dashboard/users")).ShouldBe("/dashboard/login?two_factor=required&return_url=%2Fdashboard%2Fusers");

        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Test]
    public async Task The_last_way_in_cannot_be_unlinked()
    {
        using var browser = NewBrowser();
        await browser.SignInAsync("google");
        var account = (await FindAsync(OpenId.Person.Email)).ShouldNotBeNull();

        (await browser.Client.SendAsync("DELETE", "/api/account/logins/github")).ShouldBeProblem(404, "not_found");
        (await browser.Client.SendAsync("DELETE", "/api/account/logins/google")).ShouldBeProblem(409, "conflict", "provider");
        await ChangeAsync(account.Id, (users, user) => users.AddPasswordAsync(user, "a password of my own"));
        using var again = NewBrowser();
        await again.SignInAsync("google");
        (await again.Client.SendAsync("DELETE", "/api/account/logins/google")).Status.ShouldBe(204);

        (await again.IsSignedInAsync()).ShouldBeTrue("the session that asked for it goes on");
        (await again.Client.ReadAsync("/api/account/logins")).Json.GetProperty("data").GetArrayLength().ShouldBe(0);
        (await RecordedAsync(account.Id)).ShouldContain("account.login_unlinked");
    }

    [Test]
    public async Task The_providers_are_listed_for_whoever_wants_to_sign_in() =>
        (await App.Anonymous.ReadAsync("/auth/oauth2")).ShouldBeOk().Body.ShouldBe(
            """{"data":[{"provider":"github","display_name":"GitHub"},{"provider":"google","display_name":"Google"},{"provider":"works","display_name":"The works"}],"object":"list"}""");

    [Test]
    public async Task People_get_the_role_of_users()
    {
        using var browser = NewBrowser();
        await browser.SignInAsync("github");
        (await browser.Client.ReadAsync("/api/admin/providers")).ShouldBeProblem(403, "permission_denied");
    }
}
