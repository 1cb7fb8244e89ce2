using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class ProfileTests : AccountFixture
{
    private const string NewEmail = "moved@example.test";

    [Test]
    public async Task A_person_sees_the_own_account_and_nothing_secret()
    {
        var user = await App.CreateUserAsync("mirror", UserRole.Admin);
        using var browser = await SignInAsync(user);
        var answer = (await browser.ReadAsync(Profile)).ShouldBeOk();

        answer.Header("Cache-Control")!.ShouldContain("no-store");
        answer.Json.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["username", "email", "email_verified", "role", "created_at", "last_signed_in_at", "two_factor_enabled", "has_picture"], ignoreOrder: true);
        answer.Json.GetProperty("username").GetString().ShouldBe("mirror");
        answer.Json.GetProperty("role").GetString().ShouldBe("admin");
        answer.Json.GetProperty("last_signed_in_at").GetDateTimeOffset().ShouldBe(Clock.GetUtcNow());
    }

    [Test]
    public async Task The_display_name_changes_and_the_username_does_not()
    {
        var user = await App.CreateUserAsync("renamed");
        using var browser = await SignInAsync(user);

        (await SendAsync(browser, "", new { display_name = " Ren é ✓ " }, "PUT")).ShouldBeOk().Json.GetProperty("display_name").GetString().ShouldBe("Ren é ✓");
        (await SendAsync(browser, "", new { display_name = "" }, "PUT")).ShouldBeOk().Json.TryGetProperty("display_name", out _).ShouldBeFalse();
        foreach (var field in new[] { "username", "role", "email", "email_verified" })
        {
            (await browser.PutAsync(Profile, $$"""{"{{field}}":"x"}""")).ShouldBeProblem(400, "invalid_request", field);
        }

        (await SendAsync(browser, "", new { display_name = new string('x', 101) }, "PUT")).ShouldBeProblem(400, "invalid_request", "display_name");
    }

    [Test]
    public async Task A_new_address_counts_once_its_owner_has_confirmed_it()
    {
        var user = await App.CreateUserAsync("mover");
        using var browser = await SignInAsync(user);
        (await SendAsync(browser, "change-email", new { email = NewEmail, password = "wrong password" })).ShouldBeProblem(400, "invalid_request", "password");
        (await SendAsync(browser, "change-email", new { email = NewEmail, password = user.Password })).ShouldHaveStatus(202);

        var before = (await browser.ReadAsync(Profile)).Json;
        before.GetProperty("email").GetString().ShouldBe(user.Email);
        before.GetProperty("pending_email").GetString().ShouldBe(NewEmail);
        Mails.LinkTo(NewEmail).ToString().ShouldStartWith($"{CollectedMails.PublicUrl}/dashboard/verify-email-change?");
        var (id, token) = Mails.TokenTo(NewEmail);
        (await SendAsync(App.Anonymous, "verify-email", new { user = id, token })).ShouldBeProblem(400, "invalid_request", "token");
        (await SendAsync(App.Anonymous, "verify-email-change", new { user = id, token })).ShouldHaveStatus(204);
        (await SendAsync(App.Anonymous, "verify-email-change", new { user = id, token })).ShouldBeProblem(400, "invalid_request", "token");

        (await IsSignedInAsync(browser)).ShouldBeFalse();
        using var again = NewBrowser();
        (await SendCredentialsAsync(again, NewEmail, user.Password)).ShouldBeOk();
        var after = (await again.ReadAsync(Profile)).Json;
        after.GetProperty("email").GetString().ShouldBe(NewEmail);
        after.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
        after.TryGetProperty("pending_email", out _).ShouldBeFalse();
        Mails.To(user.Email).ShouldHaveSingleItem().Subject.ShouldBe("Your e-mail address was changed");
        (await AuditAsync(AuditActions.EmailChanged)).ShouldContain(e => e.Event.Target == user.Username);
    }

    [Test]
    public async Task The_answer_does_not_tell_whether_somebody_else_has_the_new_address()
    {
        var other = await App.CreateUserAsync("other");
        var answers = new List<string>();
        foreach (var email in new[] { "nobodys@example.test", other.Email })
        {
            var user = await App.CreateUserAsync(NewId("asker"));
            using var browser = await SignInAsync(user);
            answers.Add(Faceless(await SendAsync(browser, "change-email", new { email, password = user.Password })));
            (await SendAsync(browser, "change-email", new { email, password = user.Password })).ShouldBeProblem(429, "rate_limit_exceeded");
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("202 ");
        Mails.To(other.Email).ShouldBeEmpty();
    }

    [Test]
    public async Task An_address_that_somebody_took_in_the_meantime_stays_theirs()
    {
        var user = await App.CreateUserAsync("slow");
        using var browser = await SignInAsync(user);
        (await SendAsync(browser, "change-email", new { email = "quick@example.test", password = user.Password })).ShouldHaveStatus(202);
        var (id, token) = Mails.TokenTo("quick@example.test");
        await App.CreateUserAsync("quick");

        (await SendAsync(App.Anonymous, "verify-email-change", new { user = id, token })).ShouldBeProblem(409, "conflict", "email");
        (await browser.ReadAsync(Profile)).ShouldBeOk().Json.GetProperty("email").GetString().ShouldBe(user.Email);
    }

    [Test]
    public async Task A_deleted_account_is_gone_with_its_sessions_and_tokens()
    {
        var user = await App.CreateUserAsync("leaver");
        using var browser = await SignInAsync(user);
        using var other = await SignInAsync(user);
        using var token = await App.CreateUserClientAsync(user);
        (await SendAsync(browser, "", new { password = user.Password, confirm = "delete" }, "DELETE")).ShouldBeProblem(400, "invalid_request", "confirm");
        (await SendAsync(browser, "", new { password = "wrong password", confirm = "DELETE" }, "DELETE")).ShouldBeProblem(400, "invalid_request", "password");
        (await token.ReadAsync("/v1/models")).ShouldBeOk();

        (await SendAsync(browser, "", new { password = user.Password, confirm = "DELETE" }, "DELETE")).ShouldHaveStatus(204);

        (await IsSignedInAsync(browser)).ShouldBeFalse();
        (await IsSignedInAsync(other)).ShouldBeFalse();
        (await token.ReadAsync("/v1/models")).ShouldHaveStatus(401);
        (await SendCredentialsAsync(App.Anonymous, user.Username, user.Password)).ShouldHaveStatus(401);
        (await App.Services.GetRequiredService<IUserDirectory>().FindAsync(user.Username, default)).ShouldBeNull();
        (await AuditAsync(AuditActions.AccountDeleted)).ShouldContain(e => e.Event.Target == "leaver" && e.Event.Succeeded);
    }

    [Test]
    public async Task The_last_global_admin_stays()
    {
        await using var app = await GatewayApp.StartAsync(services: Register);
        var (first, second) = (await app.CreateUserAsync("first", UserRole.GlobalAdmin), await app.CreateUserAsync("second", UserRole.GlobalAdmin));
        foreach (var (admin, status) in new[] { (first, 204), (second, 409) })
        {
            using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = app.Address };
            (await SendCredentialsAsync(browser, admin.Username, admin.Password)).ShouldBeOk();
            (await SendAsync(browser, "", new { password = admin.Password, confirm = "DELETE" }, "DELETE")).ShouldHaveStatus(status);
        }
    }
}
