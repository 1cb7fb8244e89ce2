using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>Somebody has an account with an address before the address's owner comes.</summary>
internal sealed class PreHijackTests : AccountFixture
{
    private const string Planted = "planted horse battery";
    private const string Own = "my own horse battery";

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Aisbf:Accounts:RequireEmailVerification"] = "false" };

    [TestCase("another-name")]
    [TestCase("same-name")]
    [TestCase("SAME.NAME")]
    public async Task A_second_sign_up_takes_the_place_of_one_that_nobody_verified(string username)
    {
        await using var app = await GatewayApp.StartAsync(base.Settings, Register);
        var email = $"{NewId("owner")}@example.test";
        (await SendAsync(app.Anonymous, "sign-up", new { username = "same-name", email, password = Planted })).ShouldHaveStatus(202);
        var (first, old) = Mails.TokenTo(email);
        (await SendAsync(app.Anonymous, "sign-up", new { username, email, password = Own })).ShouldHaveStatus(202);
        var (second, token) = Mails.TokenTo(email);

        second.ShouldNotBe(first);
        (await SendAsync(app.Anonymous, "verify-email", new { user = first, token = old })).ShouldBeProblem(400, "invalid_request", "token");
        (await SendAsync(app.Anonymous, "verify-email", new { user = second, token })).ShouldHaveStatus(204);
        (await SendAsync(app.Anonymous, "verify-email", new { user = second, token })).ShouldHaveStatus(204);
        (await SendCredentialsAsync(app.Anonymous, email, Planted)).ShouldHaveStatus(401);
        (await SendCredentialsAsync(app.Anonymous, email, Own)).ShouldBeOk().Json.GetProperty("username").GetString().ShouldBe(username);
        (await AuditAsync(app, Guid.Parse(first))).ShouldContain(AuditActions.AccountDeleted);
    }

    [Test]
    public async Task A_refused_sign_up_removes_nothing()
    {
        var waiting = await SignUpAsync("stays");
        (await SendAsync(App.Anonymous, "sign-up", new { username = "stays-not", email = waiting.Email, password = "short" })).ShouldBeProblem(400, "invalid_request", "password");
        var (user, token) = Mails.TokenTo(waiting.Email);
        (await SendAsync(App.Anonymous, "verify-email", new { user, token })).ShouldHaveStatus(204);
    }

    [Test]
    public async Task An_account_that_is_in_use_is_never_replaced()
    {
        var used = await SignUpAsync("in-use");
        using var browser = await SignInAsync(used);
        (await SendAsync(App.Anonymous, "sign-up", new { username = "in-use2", email = used.Email, password = Own })).ShouldHaveStatus(202);
        (await SendAsync(App.Anonymous, "sign-up", new { username = "in-use", email = "else@example.test", password = Own })).ShouldBeProblem(409, "conflict", "username");

        (await IsSignedInAsync(browser)).ShouldBeTrue();
        (await SendCredentialsAsync(App.Anonymous, used.Email, used.Password)).ShouldBeOk();
    }

    [Test]
    public async Task Mails_that_verify_one_address_are_bounded_however_often_somebody_signs_up_with_it()
    {
        for (var i = 0; i < 15; i++)
        {
            (await SendAsync(App.Anonymous, "sign-up", new { username = NewId("flood"), email = "flooded@example.test", password = Own })).ShouldHaveStatus(202);
        }

        Mails.To("flooded@example.test").Count.ShouldBe(10);
    }

    [Test]
    public async Task An_admin_is_not_held_up_by_a_sign_up_that_nobody_verified()
    {
        var squatter = await SignUpAsync("wanted");
        (await App.Admin.PostJsonAsync("/api/admin/users", JsonSerializer.Serialize(new { username = "wanted", email = squatter.Email, password = Own, role = "user" }))).ShouldHaveStatus(201);
        (await SendCredentialsAsync(App.Anonymous, "wanted", squatter.Password)).ShouldHaveStatus(401);
        (await SendCredentialsAsync(App.Anonymous, "wanted", Own)).ShouldBeOk();
    }

    [Test]
    public async Task Whoever_changes_the_address_is_not_held_up_either()
    {
        var squatter = await SignUpAsync("squatter");
        var owner = await App.CreateUserAsync("mover");
        using var browser = await SignInAsync(owner);
        (await SendAsync(browser, "change-email", new { email = squatter.Email, password = owner.Password })).ShouldHaveStatus(202);
        var (user, token) = Mails.TokenTo(squatter.Email);
        (await SendAsync(App.Anonymous, "verify-email-change", new { user, token })).ShouldHaveStatus(204);
        (await SendCredentialsAsync(App.Anonymous, squatter.Email, owner.Password)).ShouldBeOk();
    }

    [TestCase("verify-email", false)]
    [TestCase("verify-email-change", false)]
    [TestCase("reset-password", true)]
    [TestCase("admin", false)]
    public async Task What_opened_the_account_before_opens_it_no_more(string way, bool isVerified)
    {
        var user = await SignUpAsync(NewId("before"));
        await ChangeAsync(user, (users, row) =>
        {
            row.EmailConfirmed = isVerified;
            return users.UpdateAsync(row);
        });
        using var session = await SignInAsync(user);
        var token = await App.CreateUserTokenAsync(user);
        await PlantAsync(user);
        using (var client = App.ClientFor(token))
        {
            (await client.ReadAsync("/api/v1/models")).ShouldBeOk();
            (await CountAsync(user)).ShouldBe((1, 1, 1));

            await GoAsync(way, user, session);

            (await client.ReadAsync("/api/v1/models")).ShouldHaveStatus(401);
        }

        (await IsSignedInAsync(session)).ShouldBeFalse();
        (await CountAsync(user)).ShouldBe((0, 0, 0));
    }

    [Test]
    public async Task A_verified_account_keeps_its_second_factor_when_the_password_is_reset_and_an_unverified_one_loses_it()
    {
        foreach (var isVerified in new[] { true, false })
        {
            var user = await SignUpAsync(NewId("factor"));
            await ChangeAsync(user, async (users, row) =>
            {
                row.EmailConfirmed = isVerified;
                await users.ResetAuthenticatorKeyAsync(row);
                await users.SetTwoFactorEnabledAsync(row, true);
            });
            await GoAsync(isVerified ? "reset-password" : "verify-email", user, App.Anonymous);
            (await SendCredentialsAsync(App.Anonymous, user.Username, isVerified ? Own : user.Password)).ShouldBeOk()
                .Json.GetProperty("two_factor_required").GetBoolean().ShouldBe(isVerified);
        }
    }

    private async Task GoAsync(string way, TestUser user, HttpClient session)
    {
        var email = user.Email;
        switch (way)
        {
            case "verify-email":
                Clock.Advance(TimeSpan.FromMinutes(11));
                (await SendAsync(App.Anonymous, "resend-verification", new { email })).ShouldHaveStatus(202);
                break;
            case "verify-email-change":
                email = $"new-{email}";
                (await SendAsync(session, "change-email", new { email, password = user.Password })).ShouldHaveStatus(202);
                break;
            case "reset-password":
                (await SendAsync(App.Anonymous, "forgot-password", new { email })).ShouldHaveStatus(202);
                break;
            default:
                (await App.Admin.SendAsync("PUT", $"/api/admin/users/{user.Username}", GatewayApp.Json($$"""{"email":"set-{{email}}"}"""))).ShouldBeOk();
                return;
        }

        var (id, token) = Mails.TokenTo(email);
        (await SendAsync(App.Anonymous, way, way == "reset-password" ? new { user = id, token, password = Own } : (object)new { user = id, token })).ShouldHaveStatus(204);
    }

    private async Task PlantAsync(TestUser user)
    {
        await ChangeAsync(user, async (users, row) =>
        {
            (await users.AddLoginAsync(row, new UserLoginInfo("google", $"subject of {user.Username}", "google"))).Succeeded.ShouldBeTrue();
            var passkey = new UserPasskeyInfo(Guid.NewGuid().ToByteArray(), [1], Clock.GetUtcNow(), 0, [], true, false, false, [], []);
            (await users.AddOrUpdatePasskeyAsync(row, passkey)).Succeeded.ShouldBeTrue();
        });
    }

    private async Task<(int Tokens, int Logins, int Passkeys)> CountAsync(TestUser user)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AisbfDbContext>();
        return (await context.Tokens.CountAsync(t => t.OwnerId == user.Id && t.RevokedAt == null), await context.UserLogins.CountAsync(l => l.UserId == user.Id),
            await context.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == user.Id));
    }

    private static async Task<IReadOnlyList<string>> AuditAsync(GatewayApp app, Guid userId) =>
        [.. (await app.Services.GetRequiredService<IAuditLog>().QueryAsync(new AuditFilter { Owner = Owner.OfUser(userId) }, default)).Select(e => e.Event.Action)];
}
