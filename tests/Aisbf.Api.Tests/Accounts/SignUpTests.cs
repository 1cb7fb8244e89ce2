using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Audit;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class SignUpTests : AccountFixture
{
    private const string Password = "correct horse battery";

    [Test]
    public async Task Whoever_signs_up_verifies_the_address_and_signs_in()
    {
        var user = await SignUpAsync("newcomer");
        (await SendCredentialsAsync(App.Anonymous, user.Username, user.Password)).ShouldBeProblem(403, "email_not_verified");

        Mails.LinkTo(user.Email).ToString().ShouldStartWith($"{CollectedMails.PublicUrl}/dashboard/verify-email?");
        var (id, token) = Mails.TokenTo(user.Email);
        (await SendAsync(App.Anonymous, "verify-email", new { user = id, token })).ShouldHaveStatus(204);

        using var browser = await SignInAsync(user);
        var profile = (await browser.ReadAsync(Profile)).ShouldBeOk().Json;
        profile.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
        profile.GetProperty("role").GetString().ShouldBe("user");
        (await AuditAsync(AuditActions.AccountCreated)).ShouldContain(e => e.Event.Target == "newcomer" && e.Actor.Kind == ActorKind.Anonymous);
        (await AuditAsync(AuditActions.AccountVerified)).ShouldContain(e => e.Event.Target == "newcomer");
    }

    [Test]
    public async Task The_answer_does_not_tell_whether_the_address_has_an_account()
    {
        var verified = await App.CreateUserAsync("verified");
        var waiting = await SignUpAsync("waiting");
        Clock.Advance(TimeSpan.FromMinutes(10));

        var answers = new List<(string Face, int Hashes)>();
        foreach (var email in new[] { "free@example.test", verified.Email, verified.Email.ToUpperInvariant(), waiting.Email })
        {
            var before = Hasher.Count;
            var answer = await SendAsync(App.Anonymous, "sign-up", new { username = NewId("fresh"), email, password = Password });
            answers.Add((Faceless(answer), Hasher.Count - before));
        }

        answers.Distinct().ShouldHaveSingleItem();
        answers[0].Hashes.ShouldBe(1);
        Mails.To(verified.Email).ShouldHaveSingleItem().Subject.ShouldBe("You already have an account");
        Mails.To(waiting.Email).Select(m => m.Subject).ShouldBe(["Confirm your e-mail address", "Confirm your e-mail address"]);
    }

    [Test]
    public async Task A_taken_name_is_told_and_says_nothing_of_the_address()
    {
        var user = await App.CreateUserAsync("taken");
        foreach (var (username, email) in new[] { ("taken", "else@example.test"), ("TAKEN", user.Email), ("taken", user.Email) })
        {
            (await SendAsync(App.Anonymous, "sign-up", new { username, email, password = Password })).ShouldBeProblem(409, "conflict", "username");
        }

        Mails.To(user.Email).ShouldBeEmpty();
    }

    [TestCase("a", "a@example.test", Password, "username")]
    [TestCase("admin", "a@example.test", Password, "username")]
    [TestCase("some body", "a@example.test", Password, "username")]
    [TestCase("somebody", "a.example.test", Password, "email")]
    [TestCase("somebody", "a@example", Password, "email")]
    [TestCase("somebody", "a@exa mple.test", Password, "email")]
    [TestCase("somebody", "a@example.test\r\nBcc: all@example.test", Password, "email")]
    [TestCase("somebody", "a@example.test", "short", "password")]
    [TestCase("somebody", "a@example.test", "aaaaaaaaaaaa", "password")]
    public async Task What_cannot_be_is_refused_by_the_name_of_its_field(string username, string email, string password, string field) =>
        (await SendAsync(App.Anonymous, "sign-up", new { username, email, password })).ShouldBeProblem(400, "invalid_request", field);

    [Test]
    public async Task Nobody_gives_themselves_a_role() =>
        (await App.Anonymous.PostJsonAsync("/api/account/sign-up", $$"""{"username":"climber","email":"c@example.test","password":"{{Password}}","role":"admin"}"""))
            .ShouldBeProblem(400, "invalid_request", "role");

    [Test]
    public async Task The_link_comes_again_after_ten_minutes_and_the_answer_is_the_same_for_everybody()
    {
        var waiting = await SignUpAsync("resend");
        var verified = await App.CreateUserAsync("settled");
        var answers = new List<string>();
        foreach (var email in new[] { waiting.Email, verified.Email, "nobody@example.test" })
        {
            answers.Add(Faceless(await SendAsync(App.Anonymous, "resend-verification", new { email })));
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("202 ");
        Mails.To(waiting.Email).ShouldHaveSingleItem("ten minutes are not over");
        Clock.Advance(TimeSpan.FromMinutes(10));
        await SendAsync(App.Anonymous, "resend-verification", new { email = waiting.Email });
        await SendAsync(App.Anonymous, "resend-verification", new { email = waiting.Email });

        Mails.To(waiting.Email).Count.ShouldBe(2);
        Mails.To(verified.Email).ShouldBeEmpty();
        Mails.To("nobody@example.test").ShouldBeEmpty();
    }

    [Test]
    public async Task A_link_works_for_its_own_account_and_purpose_only()
    {
        var (one, other) = (await SignUpAsync("linkone"), await SignUpAsync("linkother"));
        var (_, token) = Mails.TokenTo(one.Email);
        foreach (var (user, sent) in new[] { (other.Id, token), (one.Id, token + "x"), (one.Id, "nonsense"), (Guid.NewGuid(), token) })
        {
            (await SendAsync(App.Anonymous, "verify-email", new { user, token = sent })).ShouldBeProblem(400, "invalid_request", "token");
        }

        (await SendAsync(App.Anonymous, "reset-password", new { user = one.Id, token, password = "another horse battery" })).ShouldBeProblem(400, "invalid_request", "token");
        (await SendCredentialsAsync(App.Anonymous, one.Username, one.Password)).ShouldBeProblem(403, "email_not_verified");
    }

    [Test]
    public async Task No_link_or_password_is_logged_or_put_on_record()
    {
        var user = await SignUpAsync("discreet", "a very secret passphrase");
        var (_, token) = Mails.TokenTo(user.Email);
        await SendAsync(App.Anonymous, "verify-email", new { user = user.Id, token });

        App.Logs.Lines.ShouldAllBe(line => !line.Contains(token, StringComparison.Ordinal) && !line.Contains("secret passphrase", StringComparison.Ordinal));
    }

    [Test]
    public async Task Where_sign_up_is_closed_or_no_mail_can_be_sent_nobody_signs_up()
    {
        await using var closed = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:Accounts:SignUpEnabled"] = "false" }, Register);
        var body = JsonSerializer.Serialize(new { username = "early", email = "early@example.test", password = Password });
        (await closed.Anonymous.PostJsonAsync("/api/account/sign-up", body)).ShouldBeProblem(404, "not_found");

        Mails.IsEnabled = false;
        try
        {
            (await App.Anonymous.PostJsonAsync("/api/account/sign-up", body)).ShouldBeProblem(404, "not_found");
        }
        finally
        {
            Mails.IsEnabled = true;
        }
    }

    [Test]
    public async Task One_client_cannot_ask_for_any_number_of_mails()
    {
        await using var app = await GatewayApp.StartAsync(
            new Dictionary<string, string> { ["Aisbf:Accounts:SignUpEnabled"] = "true", ["Aisbf:Accounts:RequestsPerHour"] = "3" }, Register);
        for (var i = 0; i < 3; i++)
        {
            (await SendAsync(app.Anonymous, "forgot-password", new { email = $"mail{i}@example.test" })).ShouldHaveStatus(202);
        }

        foreach (var path in new[] { "forgot-password", "resend-verification" })
        {
            (await SendAsync(app.Anonymous, path, new { email = "mail@example.test" })).ShouldBeProblem(429, "rate_limit_exceeded").Header("Retry-After").ShouldBe("3600");
        }

        (await SendAsync(app.Anonymous, "sign-up", new { username = "toomuch", email = "m@example.test", password = Password })).ShouldHaveStatus(429);
    }
}
