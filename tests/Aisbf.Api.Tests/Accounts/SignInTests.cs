using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class SignInTests : AccountFixture
{
    [Test]
    public async Task A_person_signs_in_with_the_username_or_the_address_and_out_again()
    {
        var alice = await App.CreateUserAsync("alice", UserRole.Admin);
        foreach (var name in new[] { "alice", "ALICE", alice.Email })
        {
            using var browser = NewBrowser();
            var answer = (await SendCredentialsAsync(browser, name, alice.Password)).ShouldBeOk();

            answer.Json.GetProperty("username").GetString().ShouldBe("alice");
            answer.Json.GetProperty("role").GetString().ShouldBe("admin");
            answer.Json.GetProperty("two_factor_required").GetBoolean().ShouldBeFalse();
            (await IsSignedInAsync(browser)).ShouldBeTrue(name);

            (await browser.PostJsonAsync(SignOut, "")).ShouldHaveStatus(204);
            (await IsSignedInAsync(browser)).ShouldBeFalse(name);
        }
    }

    [Test]
    public async Task Every_refusal_has_the_same_words_and_takes_the_same_work()
    {
        var locked = await App.CreateUserAsync("locked");
        await ChangeAsync(locked, (users, user) => users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue));
        var disabled = await App.CreateUserAsync("disabled");
        await ChangeAsync(disabled, (users, user) =>
        {
            user.IsDisabled = true;
            return users.UpdateAsync(user);
        });
        var external = await App.CreateUserAsync("external");
        await ChangeAsync(external, (users, user) => users.RemovePasswordAsync(user));
        var known = await App.CreateUserAsync("known");

        // The first check of all makes the decoy.
        await SendCredentialsAsync(App.Anonymous, "nobody", "wrong password");
        var answers = new Dictionary<string, string>();
        foreach (var (name, password) in new[]
        {
            ("nobody", "wrong password"), ("nobody@example.test", "wrong password"), (known.Username, "wrong password"), (known.Email, "wrong password"),
            (locked.Username, locked.Password), (disabled.Username, disabled.Password), (external.Username, external.Password),
        })
        {
            var before = Hasher.Count;
            using var browser = NewBrowser();
            var answer = await SendCredentialsAsync(browser, name, password);

            answer.ShouldBeProblem(401, "invalid_credentials");
            answer.Header("Set-Cookie").ShouldBeNull(name);
            (Hasher.Count - before).ShouldBe(1, name);
            answers[name] = Faceless(answer);
        }

        answers.Values.Distinct().ShouldHaveSingleItem();
    }

    [Test]
    public async Task Whoever_has_not_verified_the_address_is_told_so_with_the_right_password_only()
    {
        var user = await App.CreateUserAsync("unverified");
        await ChangeAsync(user, (users, row) =>
        {
            row.EmailConfirmed = false;
            return users.UpdateAsync(row);
        });

        var answer = (await SendCredentialsAsync(App.Anonymous, user.Username, user.Password)).ShouldBeProblem(403, "email_not_verified");
        answer.Header("Set-Cookie").ShouldBeNull();
        (await SendCredentialsAsync(App.Anonymous, user.Username, "wrong password")).ShouldBeProblem(401, "invalid_credentials");
    }

    [Test]
    public async Task The_tenth_failure_closes_the_door_for_five_minutes_also_for_the_right_password_and_for_nobody()
    {
        var user = await App.CreateUserAsync("guessed");
        foreach (var (name, password) in new[] { ("guessed", user.Password), ("no.such.person", "whatever it is") })
        {
            for (var i = 0; i < 10; i++)
            {
                // Another spelling is the same name.
                (await SendCredentialsAsync(App.Anonymous, i % 2 == 0 ? name : name.ToUpperInvariant(), "wrong password")).ShouldHaveStatus(401);
            }

            var hashes = Hasher.Count;
            var refused = (await SendCredentialsAsync(App.Anonymous, name, password)).ShouldBeProblem(429, "rate_limit_exceeded");
            refused.Header("Retry-After").ShouldBe("300");
            Hasher.Count.ShouldBe(hashes, "a refused attempt must not cost a hash");
        }

        (await SendCredentialsAsync(App.Anonymous, "another.name", "wrong password")).ShouldHaveStatus(401);
        Clock.Advance(TimeSpan.FromSeconds(300));
        await ChangeAsync(user, (users, row) => users.SetLockoutEndDateAsync(row, null));
        (await SendCredentialsAsync(App.Anonymous, "guessed", user.Password)).ShouldBeOk();
    }

    [Test]
    public async Task A_success_forgets_the_failures_before_it()
    {
        var user = await App.CreateUserAsync("clumsy");
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 9; i++)
            {
                (await SendCredentialsAsync(App.Anonymous, "clumsy", "wrong password")).ShouldHaveStatus(401);
            }

            (await SendCredentialsAsync(App.Anonymous, "clumsy", user.Password)).ShouldBeOk();
        }
    }

    [Test]
    public async Task The_account_locks_itself_whoever_guesses()
    {
        var user = await App.CreateUserAsync("hunted");
        for (var i = 0; i < 10; i++)
        {
            (await SendCredentialsAsync(App.Anonymous, "hunted", "wrong password")).ShouldHaveStatus(401);
        }

        // The same account under its other name, for which this client has tried nothing yet.
        (await SendCredentialsAsync(App.Anonymous, user.Email, user.Password)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Test]
    public async Task Guesses_at_the_same_time_all_count()
    {
        await using var app = await GatewayApp.StartAsync(new Dictionary<string, string> { ["Aisbf:Accounts:SignInFailures"] = "1000" }, Register);
        var user = await app.CreateUserAsync("swarmed");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendCredentialsAsync(app.Anonymous, "swarmed", "wrong password")));

        (await SendCredentialsAsync(app.Anonymous, user.Username, user.Password)).ShouldBeProblem(401, "invalid_credentials");
        Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        (await SendCredentialsAsync(app.Anonymous, user.Username, user.Password)).ShouldBeOk();
    }

    [Test]
    public async Task A_second_factor_is_asked_for_before_there_is_a_session()
    {
        var user = await App.CreateUserAsync("careful");
        await ChangeAsync(user, async (users, row) =>
        {
            await users.ResetAuthenticatorKeyAsync(row);
            await users.SetTwoFactorEnabledAsync(row, true);
        });
        using var browser = NewBrowser();

        var answer = (await SendCredentialsAsync(browser, user.Username, user.Password)).ShouldBeOk();

        answer.Json.EnumerateObject().Select(p => p.Name).ShouldBe(["two_factor_required"]);
        answer.Json.GetProperty("two_factor_required").GetBoolean().ShouldBeTrue();
        answer.Header("Set-Cookie")!.ShouldNotContain("aisbf_session=");
        (await IsSignedInAsync(browser)).ShouldBeFalse();
    }

    [TestCase("{}", "username")]
    [TestCase("""{"username":"alice"}""", "password")]
    [TestCase("""{"username":"alice","password":"x","admin":true}""", "admin")]
    [TestCase("""{"username":["alice"],"password":"x"}""", "username")]
    public async Task What_is_no_sign_in_is_refused_by_the_name_of_its_field(string body, string field) =>
        (await App.Anonymous.PostJsonAsync(SignIn, body)).ShouldBeProblem(400, "invalid_request", field);

    [Test]
    public async Task Both_ends_are_on_record_and_what_was_typed_for_a_name_is_not()
    {
        var user = await App.CreateUserAsync("recorded");
        using var browser = await SignInAsync(user);
        await SendCredentialsAsync(App.Anonymous, "recorded", "wrong password");
        await SendCredentialsAsync(App.Anonymous, "my secret password", "wrong password");
        await browser.PostJsonAsync(SignOut, "");

        var started = (await AuditAsync(AuditActions.SignedIn)).First(e => e.Event.Target == "recorded");
        started.Actor.ShouldBe(new Actor(ActorKind.Session, user.Id, "recorded", Address: "127.0.0.1"));
        started.Event.Owner.ShouldBe(Owner.OfUser(user.Id));
        (await AuditAsync(AuditActions.SignedOut)).ShouldContain(e => e.Event.Target == "recorded" && e.Actor.UserId == user.Id);
        var refused = await AuditAsync(AuditActions.SignInFailed);
        refused.ShouldContain(e => e.Event.Target == "recorded" && !e.Event.Succeeded);
        refused.ShouldContain(e => e.Event.Target == "unknown" && e.Event.Owner == Owner.Global);
        refused.ShouldAllBe(e => !e.ToString().Contains("secret password", StringComparison.Ordinal));
        App.Logs.Lines.ShouldAllBe(line => !line.Contains("my secret password", StringComparison.Ordinal) && !line.Contains(user.Password, StringComparison.Ordinal));
    }
}
