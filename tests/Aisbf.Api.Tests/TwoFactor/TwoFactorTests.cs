using System.Text.Json;
using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.TwoFactor;

internal sealed class TwoFactorTests : AccountFixture
{
    private const string Root = "/api/account/two-factor";
    private const string SecondStep = "/api/account/login/two-factor";
    private const string Probe = "/api/account/logins";

    [Test]
    public async Task Whoever_turned_it_on_needs_the_password_and_a_code()
    {
        var person = await EnableAsync("both");
        using var browser = NewBrowser();
        (await SendCredentialsAsync(browser, person.User.Username, person.User.Password)).ShouldBeOk().Body.ShouldBe("""{"two_factor_required":true}""");
        (await browser.ReadAsync(Probe)).Status.ShouldBe(401);

        (await SendCodeAsync(browser, NextCode(person))).ShouldBeOk().Json.GetProperty("username").GetString().ShouldBe("both");

        (await browser.ReadAsync(Probe)).Status.ShouldBe(200);
        (await AuditAsync("session.started"))[0].Event.Detail.ShouldBe("authenticator");
    }

    [Test]
    public async Task A_code_works_once()
    {
        var person = await EnableAsync("once");
        var code = NextCode(person);
        using var first = await BeginAsync(person);
        (await SendCodeAsync(first, code)).ShouldBeOk();

        using var second = await BeginAsync(person);
        (await SendCodeAsync(second, code)).ShouldBeProblem(401, "invalid_credentials");
        (await SendCodeAsync(second, NextCode(person))).ShouldBeOk();
    }

    [Test]
    public async Task A_code_works_once_also_when_it_comes_twice_at_the_same_time()
    {
        var person = await EnableAsync("race");
        using var first = await BeginAsync(person);
        using var second = await BeginAsync(person);
        var code = NextCode(person);
        var answers = await Task.WhenAll(SendCodeAsync(first, code), SendCodeAsync(second, code));
        answers.Count(a => a.Status == 200).ShouldBe(1);
        answers.ShouldAllBe(a => a.Status == 200 || a.Status == 401);
    }

    [Test]
    public async Task A_recovery_code_works_once_in_place_of_the_app()
    {
        var person = await EnableAsync("recovery");
        person.RecoveryCodes.Count.ShouldBe(10);
        using var first = await BeginAsync(person);
        (await SendRecoveryCodeAsync(first, person.RecoveryCodes[0])).ShouldBeOk();
        (await first.ReadAsync(Root)).ShouldBeOk().Body.ShouldBe("""{"enabled":true,"recovery_codes_left":9}""");

        using var second = await BeginAsync(person);
        (await SendRecoveryCodeAsync(second, person.RecoveryCodes[0])).ShouldBeProblem(401, "invalid_credentials");

        var renewed = (await first.PostJsonAsync($"{Root}/recovery-codes", Password(person.User))).ShouldBeOk();
        renewed.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
        (await SendRecoveryCodeAsync(second, person.RecoveryCodes[1])).ShouldBeProblem(401, "invalid_credentials");
        (await SendRecoveryCodeAsync(second, renewed.Json.GetProperty("recovery_codes")[0].GetString()!)).ShouldBeOk();
    }

    [Test]
    public async Task Guessing_codes_is_throttled_however_often_the_password_is_right()
    {
        var person = await EnableAsync("guessed");
        for (var i = 0; i < 10; i++)
        {
            using var browser = await BeginAsync(person);
            (await SendCodeAsync(browser, "000000")).ShouldBeProblem(401, "invalid_credentials");
        }

        // By now the account is locked, too: neither a password nor a code gets any further.
        using var locked = NewBrowser();
        (await SendCredentialsAsync(locked, person.User.Username, person.User.Password)).ShouldBeProblem(401, "invalid_credentials");

        // Without the lock, the attempts are still counted.
        await ChangeAsync(person.User, (users, user) => users.SetLockoutEndDateAsync(user, null));
        using var throttled = await BeginAsync(person);
        (await SendCodeAsync(throttled, NextCode(person))).ShouldBeProblem(429, "rate_limit_exceeded");

        Clock.Advance(TimeSpan.FromMinutes(6));
        using var later = await BeginAsync(person);
        (await SendCodeAsync(later, NextCode(person))).ShouldBeOk();
    }

    [Test]
    public async Task The_second_step_is_nothing_without_the_first()
    {
        var person = await EnableAsync("stepless");
        using var browser = NewBrowser();
        (await SendCodeAsync(browser, NextCode(person))).ShouldBeProblem(401, "invalid_credentials");
    }

    [Test]
    public async Task A_machine_that_is_remembered_is_not_asked_until_the_password_changes()
    {
        var person = await EnableAsync("machine");
        using var browser = await BeginAsync(person);
        (await browser.PostJsonAsync(SecondStep, $$"""{"code":"{{NextCode(person)}}","remember_machine":true}""")).ShouldBeOk();
        await browser.PostJsonAsync(SignOut, "{}");
        (await SendCredentialsAsync(browser, person.User.Username, person.User.Password)).ShouldBeOk().Json.GetProperty("username").GetString().ShouldBe("machine");

        await ChangeAsync(person.User, (users, user) => users.UpdateSecurityStampAsync(user));
        (await SendCredentialsAsync(browser, person.User.Username, person.User.Password)).ShouldBeOk().Body.ShouldBe("""{"two_factor_required":true}""");
    }

    [Test]
    public async Task Turning_it_on_ends_the_other_sessions_and_keeps_this_one()
    {
        var user = await App.CreateUserAsync("others");
        using var other = await SignInAsync(user);
        using var browser = await SignInAsync(user);
        await EnableAsync(user, browser);
        (await browser.ReadAsync(Probe)).Status.ShouldBe(200);
        (await other.ReadAsync(Probe)).Status.ShouldBe(401);
    }

    [Test]
    public async Task A_key_is_shown_to_whoever_knows_the_password_and_counts_once_a_code_of_it_was_seen()
    {
        var user = await App.CreateUserAsync("keyed");
        using var browser = await SignInAsync(user);
        (await browser.PostJsonAsync($"{Root}/authenticator", """{"password":"wrong"}""")).ShouldBeProblem(400, "invalid_request", "password");
        (await browser.PostJsonAsync($"{Root}/authenticator", "{}")).ShouldBeProblem(400, "invalid_request", "password");
        var key = (await browser.PostJsonAsync($"{Root}/authenticator", Password(user))).ShouldBeOk().Json;
        key.GetProperty("uri").GetString().ShouldBe($"otpauth://totp/Aisbf:keyed?secret={key.GetProperty("secret").GetString()}&issuer=Aisbf&digits=6&period=30");

        (await browser.PostJsonAsync($"{Root}/enable", """{"code":"000000"}""")).ShouldBeProblem(400, "invalid_request", "code");
        (await browser.ReadAsync(Root)).ShouldBeOk().Body.ShouldBe("""{"enabled":false,"recovery_codes_left":0}""");
        using var again = NewBrowser();
        (await SendCredentialsAsync(again, user.Username, user.Password)).ShouldBeOk().Json.GetProperty("username").GetString().ShouldBe("keyed");
    }

    [Test]
    public async Task Turning_it_off_needs_the_password_and_forgets_everything()
    {
        var user = await App.CreateUserAsync("off");
        using var browser = await SignInAsync(user);
        await EnableAsync(user, browser);
        (await browser.PostJsonAsync($"{Root}/authenticator", Password(user))).ShouldBeProblem(409, "conflict");
        (await browser.PostJsonAsync($"{Root}/disable", """{"password":"wrong"}""")).ShouldBeProblem(400, "invalid_request", "password");
        (await browser.PostJsonAsync($"{Root}/disable", Password(user))).Status.ShouldBe(204);
        (await browser.PostJsonAsync($"{Root}/disable", Password(user))).ShouldBeProblem(409, "conflict");
        (await browser.PostJsonAsync($"{Root}/recovery-codes", Password(user))).ShouldBeProblem(409, "conflict");

        (await StoredAsync(user)).Keys.ShouldBe(["LastAuthenticatorPeriod"]);
        (await AuditAsync("account")).Select(e => e.Event.Action).ShouldContain("account.two_factor_disabled");
    }

    [Test]
    public async Task Neither_the_key_nor_the_recovery_codes_can_be_read_in_the_database()
    {
        var person = await EnableAsync("at-rest");
        var stored = await StoredAsync(person.User);
        stored.Keys.Order().ShouldBe(["AuthenticatorKey", "LastAuthenticatorPeriod", "RecoveryCodes"]);
        stored.Values.ShouldAllBe(value => !value.Contains(person.Secret) && !person.RecoveryCodes.Any(code => value.Contains(code)));
        App.Logs.Lines.ShouldAllBe(line => !line.Contains(person.Secret) && !line.Contains(person.RecoveryCodes[0]));
    }

    [TestCase("{}")]
    [TestCase("""{"code":"123456","recovery_code":"ABCDE-FGHIJ"}""")]
    public async Task Either_a_code_or_a_recovery_code_is_sent(string body)
    {
        using var browser = NewBrowser();
        (await browser.PostJsonAsync(SecondStep, body)).ShouldBeProblem(400, "invalid_request", "code");
    }

    private async Task<TwoFactorPerson> EnableAsync(string username)
    {
        var user = await App.CreateUserAsync(username);
        using var browser = await SignInAsync(user);
        return await EnableAsync(user, browser);
    }

    private async Task<TwoFactorPerson> EnableAsync(TestUser user, HttpClient browser)
    {
        var key = (await browser.PostJsonAsync($"{Root}/authenticator", Password(user))).ShouldBeOk();
        var person = new TwoFactorPerson(user, key.Json.GetProperty("secret").GetString()!, []);
        var enabled = (await browser.PostJsonAsync($"{Root}/enable", $$"""{"code":"{{NextCode(person)}}"}""")).ShouldBeOk();
        return person with { RecoveryCodes = [.. enabled.Json.GetProperty("recovery_codes").EnumerateArray().Select(code => code.GetString()!)] };
    }

    private async Task<HttpClient> BeginAsync(TwoFactorPerson person)
    {
        var browser = NewBrowser();
        (await SendCredentialsAsync(browser, person.User.Username, person.User.Password)).ShouldBeOk().Body.ShouldBe("""{"two_factor_required":true}""");
        return browser;
    }

    /// <summary>Waits for the app to show another code.</summary>
    private string NextCode(TwoFactorPerson person)
    {
        Clock.Advance(TimeSpan.FromSeconds(TimeBasedCode.PeriodSeconds));
        return TimeBasedCode.Of(TwoFactorPerson.Decode(person.Secret), Clock.GetUtcNow().ToUnixTimeSeconds() / TimeBasedCode.PeriodSeconds);
    }

    private async Task<Dictionary<string, string>> StoredAsync(TestUser user)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AisbfDbContext>();
        return await context.UserTokens.Where(t => t.UserId == user.Id).ToDictionaryAsync(t => t.Name, t => t.Value!);
    }

    private static Task<Answer> SendCodeAsync(HttpClient browser, string code) => browser.PostJsonAsync(SecondStep, $$"""{"code":"{{code}}"}""");

    private static Task<Answer> SendRecoveryCodeAsync(HttpClient browser, string code) =>
        browser.PostJsonAsync(SecondStep, $$"""{"recovery_code":"{{code}}"}""");

    private static string Password(TestUser user) => JsonSerializer.Serialize(new { password = user.Password });
}
