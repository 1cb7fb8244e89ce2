using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Users;

internal sealed class UserChangeTests : PeopleFixture
{
    private const string NewPassword = "another long password";

    [Test]
    public async Task An_account_that_an_admin_makes_works_at_once_and_says_who_made_it()
    {
        var admin = await NewUserAsync(UserRole.Admin);
        using var browser = await SignInAsync(admin);
        var made = await SendAsync(browser, "POST", People, new { username = "Made.By-1", email = "made@example.test", password = NewPassword });

        made.ShouldHaveStatus(201);
        made.Header("Location").ShouldBe("/api/admin/users/Made.By-1");
        made.Body.ShouldNotContain(NewPassword);
        var found = (await App.Admin.ReadAsync($"{People}/made.by-1")).ShouldBeOk();
        found.Body.ShouldBe(made.Body);
        found.ETag().ShouldBe(made.ETag());
        found.Json.GetProperty("role").GetString().ShouldBe("user");
        found.Json.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
        found.Json.GetProperty("created_by").GetString().ShouldBe(admin.Username);
        using var other = NewBrowser();
        (await SendCredentialsAsync(other, "made.by-1", NewPassword)).ShouldBeOk();
    }

    [TestCase("""{"email":"a@example.test","password":"long enough pw"}""", 400, "username")]
    [TestCase("""{"username":null,"email":"a@example.test","password":"long enough pw"}""", 400, "username")]
    [TestCase("""{"username":"ab","email":"a@example.test","password":"long enough pw"}""", 400, "username")]
    [TestCase("""{"username":"admin/../x","email":"a@example.test","password":"long enough pw"}""", 400, "username")]
    [TestCase("""{"username":"rotation","email":"a@example.test","password":"long enough pw"}""", 400, "username")]
    [TestCase("""{"username":"goodname","password":"long enough pw"}""", 400, "email")]
    [TestCase("""{"username":"goodname","email":"no address","password":"long enough pw"}""", 400, "email")]
    [TestCase("""{"username":"goodname","email":"a@b\r\nBcc: c@d","password":"long enough pw"}""", 400, "email")]
    [TestCase("""{"username":"goodname","email":"a@example.test"}""", 400, "password")]
    [TestCase("""{"username":"goodname","email":"a@example.test","password":"short"}""", 400, "password")]
    [TestCase("""{"username":"goodname","email":"a@example.test","password":"long enough pw","role":"root"}""", 400, "role")]
    [TestCase("""{"username":"goodname","email":"a@example.test","password":"long enough pw","id":"11111111-2222-3333-4444-555555555555"}""", 400, "id")]
    [TestCase("""{"username":"goodname","email":"a@example.test","password":"long enough pw","is_enabled":true}""", 400, "is_enabled")]
    [TestCase("""{"username":"goodname","email":"a@example.test","password":"long enough pw","security_stamp":"x"}""", 400, "security_stamp")]
    [TestCase("""{"username":"TAKEN","email":"a@example.test","password":"long enough pw"}""", 409, "username")]
    [TestCase("""{"username":"goodname","email":"TAKEN@example.test","password":"long enough pw"}""", 409, "email")]
    public async Task An_account_that_cannot_be_is_refused_by_its_field(string body, int status, string param)
    {
        (await App.Admin.PostJsonAsync(People, body)).ShouldBeProblem(status, status == 409 ? "conflict" : "invalid_request", param);
        (await App.Admin.ReadAsync($"{People}/goodname")).ShouldBeProblem(404, "not_found");
    }

    [Test]
    public async Task An_update_replaces_the_profile_and_leaves_what_it_does_not_state()
    {
        var user = await NewUserAsync(UserRole.Admin);
        var updated = await SendAsync(App.Admin, "PUT", PathOf(user), new { email = $"new-{user.Email}", display_name = "Ms New" });
        updated.ShouldBeOk().Json.GetProperty("display_name").GetString().ShouldBe("Ms New");
        updated.Json.GetProperty("email").GetString().ShouldBe($"new-{user.Email}");
        updated.Json.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
        updated.Json.GetProperty("role").GetString().ShouldBe("admin");

        var again = (await SendAsync(App.Admin, "PUT", PathOf(user), new { email = $"new-{user.Email}" })).ShouldBeOk();
        again.Json.TryGetProperty("display_name", out _).ShouldBeFalse();
        using var browser = await SignInAsync(user);
        (await IsInAsync(browser)).ShouldBeTrue();
    }

    [Test]
    public async Task An_update_of_everything_is_on_record_thing_by_thing()
    {
        var user = await NewUserAsync();
        var body = new { email = $"new-{user.Email}", display_name = "N", password = NewPassword, role = "admin", is_enabled = false };
        (await SendAsync(App.Admin, "PUT", PathOf(user), body)).ShouldBeOk();

        var entries = await AuditOfAsync(user);
        entries.Select(e => e.Event.Action).ShouldBe(
        [
            AuditActions.AccountDisabled, AuditActions.RoleChanged, AuditActions.PasswordSet, AuditActions.EmailChanged, AuditActions.AccountUpdated,
        ]);
        entries[1].Event.Detail.ShouldBe("from user to admin");
        entries.ShouldAllBe(e => e.Actor.Kind == ActorKind.OperatorToken && e.Event.Target == user.Username && e.Actor.Address == "127.0.0.1");
        entries.ShouldAllBe(e => !e.ToString().Contains(NewPassword, StringComparison.Ordinal));
        App.Logs.Lines.ShouldAllBe(line => !line.Contains(NewPassword, StringComparison.Ordinal));
    }

    [Test]
    public async Task An_update_that_is_refused_in_part_changes_nothing()
    {
        var (user, other) = (await NewUserAsync(), await NewUserAsync());
        using var admin = await SignInAsync(UserRole.Admin);
        var before = (await App.Admin.ReadAsync(PathOf(user))).Body;

        (await SendAsync(admin, "PUT", PathOf(user), new { email = "x@example.test", role = "admin" })).ShouldBeProblem(403, "permission_denied", "role");
        (await SendAsync(admin, "PUT", PathOf(user), new { email = other.Email, display_name = "X" })).ShouldBeProblem(409, "conflict", "email");
        (await SendAsync(admin, "PUT", PathOf(user), new { email = "x@example.test", password = "short" })).ShouldBeProblem(400, "invalid_request", "password");

        (await App.Admin.ReadAsync(PathOf(user))).Body.ShouldBe(before);
        var refusals = (await AuditOfAsync(user)).Where(e => !e.Event.Succeeded).ToList();
        refusals.Select(e => e.Event.Action).ShouldBe([AuditActions.RoleChanged, AuditActions.EmailChanged]);
    }

    [Test]
    public async Task Of_two_updates_of_the_same_state_the_second_is_refused()
    {
        var user = await NewUserAsync();
        var tag = (await App.Admin.ReadAsync(PathOf(user))).ETag();
        var body = new { email = user.Email, display_name = "First" };
        var first = (await SendAsync(App.Admin, "PUT", PathOf(user), body, "If-Match", tag)).ShouldBeOk();
        first.ETag().ShouldNotBe(tag);
        (await SendAsync(App.Admin, "PUT", PathOf(user), body, "If-Match", tag)).ShouldBeProblem(412, "precondition_failed");
        (await SendAsync(App.Admin, "PUT", PathOf(user), body, "If-Match", "not a tag")).ShouldBeProblem(412, "precondition_failed");
        (await SendAsync(App.Admin, "PUT", PathOf(user), body, "If-Match", $"W/{first.ETag()}")).ShouldBeProblem(412, "precondition_failed");
        (await SendAsync(App.Admin, "PUT", PathOf(user), body, "If-Match", $"\"x\", {first.ETag()}")).ShouldBeOk();
        (await SendAsync(App.Admin, "PUT", PathOf(user), body, "If-Match", "*")).ShouldBeOk();
    }

    [TestCase("{}", "email")]
    [TestCase("""{"email":null}""", "email")]
    [TestCase("""{"email":"a@b.c","username":"other"}""", "username")]
    [TestCase("""{"email":"a@b.c","created_by":"other"}""", "created_by")]
    [TestCase("""{"email":"a@b.c","display_name":" "}""", "display_name")]
    [TestCase("""{"email":"a@b.c","is_enabled":"yes"}""", "is_enabled")]
    [TestCase("""{"email":"a@b.c","role":"GlobalAdmin"}""", "role")]
    public async Task An_update_that_cannot_be_is_refused_by_its_field(string body, string param) =>
        (await App.Admin.SendAsync("PUT", $"{People}/taken", GatewayApp.Json(body))).ShouldBeProblem(400, "invalid_request", param);

    [TestCase("/disable", "POST", null)]
    [TestCase("/sign-out", "POST", null)]
    [TestCase("/role", "PUT", "user")]
    [TestCase("", "DELETE", null)]
    public async Task What_takes_rights_away_ends_sessions_at_once(string action, string method, string? role)
    {
        var user = await NewUserAsync(role is null ? UserRole.User : UserRole.Admin);
        using var browser = await SignInAsync(user);
        (await IsInAsync(browser)).ShouldBeTrue();
        var done = await SendAsync(App.Admin, method, PathOf(user, action), role is null ? null : new { role });
        done.Status.ShouldBeOneOf(200, 204);
        (await IsInAsync(browser)).ShouldBeFalse();
    }

    [Test]
    public async Task A_password_that_an_admin_sets_replaces_the_old_one_and_ends_sessions()
    {
        var user = await NewUserAsync();
        using var browser = await SignInAsync(user);
        (await SendAsync(App.Admin, "PUT", PathOf(user), new { email = user.Email, password = NewPassword })).ShouldBeOk();

        (await IsInAsync(browser)).ShouldBeFalse();
        (await SendCredentialsAsync(browser, user.Username, user.Password)).Status.ShouldBe(401);
        (await SendCredentialsAsync(browser, user.Username, NewPassword)).ShouldBeOk();
    }

    [Test]
    public async Task Whoever_is_disabled_stays_out_until_enabled_again()
    {
        var user = await NewUserAsync();
        using var browser = NewBrowser();
        (await SendAsync(App.Admin, "POST", PathOf(user, "/disable"))).ShouldBeOk().Json.GetProperty("is_enabled").GetBoolean().ShouldBeFalse();
        (await SendCredentialsAsync(browser, user.Username, user.Password)).Status.ShouldBe(401);
        (await SendAsync(App.Admin, "POST", PathOf(user, "/enable"))).ShouldBeOk().Json.GetProperty("is_enabled").GetBoolean().ShouldBeTrue();
        (await SendCredentialsAsync(browser, user.Username, user.Password)).ShouldBeOk();
    }

    [Test]
    public async Task The_tokens_of_whoever_is_disabled_stop_working_and_go_on_with_the_person()
    {
        var user = await NewUserAsync();
        using var client = await App.CreateUserClientAsync(user);
        (await client.ReadAsync("/api/user/models")).ShouldBeOk();
        (await SendAsync(App.Admin, "POST", PathOf(user, "/disable"))).ShouldBeOk();
        (await client.ReadAsync("/api/user/models")).Status.ShouldBe(401);
        (await SendAsync(App.Admin, "POST", PathOf(user, "/enable"))).ShouldBeOk();
        (await client.ReadAsync("/api/user/models")).ShouldBeOk();
    }

    [Test]
    public async Task Whoever_is_removed_is_gone_with_the_tokens_and_the_record_stays()
    {
        var user = await NewUserAsync();
        using var client = await App.CreateUserClientAsync(user);
        (await client.ReadAsync("/api/user/models")).ShouldBeOk();
        (await SendAsync(App.Admin, "DELETE", PathOf(user))).ShouldHaveStatus(204);

        (await client.ReadAsync("/api/user/models")).Status.ShouldBe(401);
        (await App.Admin.ReadAsync(PathOf(user))).ShouldBeProblem(404, "not_found");
        (await SendAsync(App.Admin, "DELETE", PathOf(user))).ShouldBeProblem(404, "not_found");
        (await AuditOfAsync(user))[0].Event.Action.ShouldBe(AuditActions.AccountDeleted);
    }

    [Test]
    public async Task What_has_come_about_already_is_no_failure_and_not_on_record()
    {
        var user = await NewUserAsync();
        (await SendAsync(App.Admin, "POST", PathOf(user, "/enable"))).ShouldBeOk();
        (await SendAsync(App.Admin, "PUT", PathOf(user, "/role"), new { role = "user" })).ShouldBeOk();
        (await AuditOfAsync(user)).ShouldBeEmpty();
    }

    [Test]
    public async Task Several_are_changed_each_by_itself()
    {
        var (one, two, boss) = (await NewUserAsync(), await NewUserAsync(), await NewUserAsync(UserRole.Admin));
        using var admin = await SignInAsync(UserRole.Admin);
        string[] names = [one.Username, "no-such-user", boss.Username, two.Username.ToUpperInvariant(), one.Username];
        var report = (await SendAsync(admin, "POST", $"{People}/bulk", new { action = "disable", usernames = names })).ShouldBeOk().Json;

        report.GetProperty("message").GetString().ShouldBe("2 of 4 accounts disabled.");
        report.GetProperty("succeeded").GetInt32().ShouldBe(2);
        report.GetProperty("requested").GetInt32().ShouldBe(4);
        report.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("ok").GetBoolean()).ShouldBe([true, false, false, true]);
        report.GetProperty("results")[1].GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
        (await App.Admin.ReadAsync(PathOf(two))).Json.GetProperty("is_enabled").GetBoolean().ShouldBeFalse();
        (await App.Admin.ReadAsync(PathOf(boss))).Json.GetProperty("is_enabled").GetBoolean().ShouldBeTrue();

        (await SendAsync(admin, "POST", $"{People}/bulk", new { action = "enable", usernames = names[..1] })).ShouldBeOk();
        (await SendAsync(admin, "POST", $"{People}/bulk", new { action = "delete", usernames = names[..1] })).ShouldBeOk().Json.GetProperty("message").GetString().ShouldBe("1 of 1 accounts deleted.");
        (await App.Admin.ReadAsync(PathOf(one))).Status.ShouldBe(404);
    }

    [TestCase("""{"action":"promote","usernames":["a"]}""", "action")]
    [TestCase("""{"usernames":["a"]}""", "action")]
    [TestCase("""{"action":"disable"}""", "usernames")]
    [TestCase("""{"action":"disable","usernames":[]}""", "usernames")]
    [TestCase("""{"action":"disable","usernames":[null]}""", "usernames")]
    public async Task A_change_of_several_that_makes_no_sense_is_refused(string body, string param) =>
        (await App.Admin.PostJsonAsync($"{People}/bulk", body)).ShouldBeProblem(400, "invalid_request", param);

    [Test]
    public async Task More_than_a_hundred_at_once_are_refused() =>
        (await SendAsync(App.Admin, "POST", $"{People}/bulk", new { action = "disable", usernames = Enumerable.Range(0, 101).Select(i => $"n{i}") }))
            .ShouldBeProblem(400, "invalid_request", "usernames");

    protected override Task ConfigureAsync() => App.CreateUserAsync("taken");

    private async Task<IReadOnlyList<AuditEntry>> AuditOfAsync(TestUser user) =>
        [.. (await AuditAsync("account")).Where(e => e.Event.Owner == Owner.OfUser(user.Id))];
}
