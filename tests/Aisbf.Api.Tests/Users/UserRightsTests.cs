using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Users;

/// <summary>Who may do what to whom, over HTTP: every kind of caller, every kind of account, every action.</summary>
internal sealed class UserRightsTests : PeopleFixture
{
    private static readonly string[] Actors = ["operator", "global_admin", "admin", "user", "admins_token", "nobody"];

    private static readonly (string Method, string Action, Func<TestUser, object?> Body)[] Actions =
    [
        ("PUT", "", user => new { email = user.Email, display_name = "changed" }),
        ("PUT", "", user => new { email = user.Email, password = "another long password" }),
        ("PUT", "/role", _ => new { role = "user" }),
        ("POST", "/disable", _ => null),
        ("POST", "/enable", _ => null),
        ("POST", "/sign-out", _ => null),
        ("DELETE", "", _ => null),
    ];

    private static IEnumerable<TestCaseData> Matrix() =>
        from actor in Actors
        from target in Enum.GetValues<UserRole>()
        select new TestCaseData(actor, target);

    [TestCaseSource(nameof(Matrix))]
    public async Task Each_caller_may_change_the_accounts_below_and_no_others(string actor, UserRole target)
    {
        using var client = await ClientOfAsync(actor);
        var expected = actor switch
        {
            "operator" or "global_admin" => 200,
            "admin" => target == UserRole.User ? 200 : 403,
            "nobody" => 401,
            _ => 403,
        };
        foreach (var (method, action, body) in Actions)
        {
            var user = await NewUserAsync(target);
            var before = (await App.Admin.ReadAsync(PathOf(user))).Body;
            var answer = await SendAsync(client, method, PathOf(user, action), body(user));
            (answer.Status == 204 ? 200 : answer.Status).ShouldBe(expected, $"{method} {action} {answer.Body}");
            if (expected != 200)
            {
                (await App.Admin.ReadAsync(PathOf(user))).Body.ShouldBe(before);
            }
        }
    }

    [TestCase("operator", 201, 201, 201)]
    [TestCase("global_admin", 201, 201, 201)]
    [TestCase("admin", 201, 403, 403)]
    [TestCase("user", 403, 403, 403)]
    [TestCase("admins_token", 403, 403, 403)]
    [TestCase("nobody", 401, 401, 401)]
    public async Task Each_caller_makes_accounts_of_the_roles_below(string actor, params int[] expected)
    {
        using var client = await ClientOfAsync(actor);
        var got = new List<int>();
        foreach (var role in new[] { "user", "admin", "global_admin" })
        {
            var name = $"made-{actor.Replace('_', '-')}-{role.Replace('_', '-')}";
            got.Add((await SendAsync(client, "POST", People, new { username = name, email = $"{name}@example.test", password = "a long password", role })).Status);
        }

        got.ShouldBe(expected);
    }

    [Test]
    public async Task An_admin_gives_nobody_a_role()
    {
        using var admin = await SignInAsync(UserRole.Admin);
        var user = await NewUserAsync();
        (await SendAsync(admin, "PUT", PathOf(user, "/role"), new { role = "admin" })).ShouldBeProblem(403, "permission_denied", "role");
        (await SendAsync(admin, "PUT", PathOf(user), new { email = user.Email, role = "global_admin" })).ShouldBeProblem(403, "permission_denied", "role");
        (await RoleOfAsync(user)).ShouldBe("user");
    }

    [Test]
    public async Task Nobody_administers_their_own_account([Values(UserRole.Admin, UserRole.GlobalAdmin)] UserRole role)
    {
        var user = await NewUserAsync(role);
        using var browser = await SignInAsync(user);
        foreach (var (method, action, body) in Actions.Where(a => a.Action != "/sign-out"))
        {
            (await SendAsync(browser, method, PathOf(user, action), body(user))).ShouldBeProblem(403, "permission_denied");
        }

        (await SendAsync(browser, "POST", PathOf(user, "/sign-out"))).ShouldBeOk();
        (await IsInAsync(browser)).ShouldBeFalse();
    }

    [Test]
    public async Task Another_sites_page_changes_nothing_in_an_admins_session()
    {
        using var browser = await SignInAsync(UserRole.GlobalAdmin);
        var user = await NewUserAsync();
        foreach (var (method, action, body) in Actions.Append(("POST", "/impersonate", _ => null)))
        {
            (await SendAsync(browser, method, PathOf(user, action), body(user), "Sec-Fetch-Site", "cross-site")).ShouldBeProblem(403, "permission_denied");
            (await SendAsync(browser, method, PathOf(user, action), body(user), "Origin", "https://evil.example")).ShouldBeProblem(403, "permission_denied");
        }

        (await SendAsync(browser, "POST", $"{People}/bulk", new { action = "delete", usernames = new[] { user.Username } }, "Sec-Fetch-Site", "same-site"))
            .ShouldBeProblem(403, "permission_denied");
        (await App.Admin.ReadAsync(PathOf(user))).ShouldBeOk().Json.GetProperty("is_enabled").GetBoolean().ShouldBeTrue();
        (await SendAsync(browser, "POST", PathOf(user, "/disable"), null, "Sec-Fetch-Site", "same-origin")).ShouldBeOk();
    }

    private async Task<HttpClient> ClientOfAsync(string actor) => actor switch
    {
        "operator" => App.ClientFor(GatewayApp.AdminToken),
        "admins_token" => await App.CreateUserClientAsync(await NewUserAsync(UserRole.GlobalAdmin)),
        "nobody" => NewBrowser(),
        _ => await SignInAsync(actor switch { "global_admin" => UserRole.GlobalAdmin, "admin" => UserRole.Admin, _ => UserRole.User }),
    };
}
