using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Users;

internal sealed class LastGlobalAdminTests : PeopleFixture
{
    private const string GlobalAdmins = $"{People}?role=global_admin&status=active";
    private const int Rounds = 4;

    [Test]
    public async Task Nobody_removes_the_rights_of_the_only_one_not_even_the_operator()
    {
        var only = await NewUserAsync(UserRole.GlobalAdmin);
        await LeaveOnlyAsync(only);
        (await SendAsync(App.Admin, "POST", PathOf(only, "/disable"))).ShouldBeProblem(409, "conflict");
        (await SendAsync(App.Admin, "PUT", PathOf(only, "/role"), new { role = "admin" })).ShouldBeProblem(409, "conflict");
        (await SendAsync(App.Admin, "DELETE", PathOf(only))).ShouldBeProblem(409, "conflict");
        (await SendAsync(App.Admin, "PUT", PathOf(only), new { email = only.Email, is_enabled = false })).ShouldBeProblem(409, "conflict");

        var disabled = await NewUserAsync(UserRole.GlobalAdmin);
        (await SendAsync(App.Admin, "POST", PathOf(disabled, "/disable"))).ShouldBeOk();
        (await SendAsync(App.Admin, "POST", PathOf(only, "/disable"))).ShouldBeProblem(409, "conflict");
        (await SendAsync(App.Admin, "POST", PathOf(disabled, "/enable"))).ShouldBeOk();
        (await SendAsync(App.Admin, "DELETE", PathOf(only))).ShouldHaveStatus(204);
    }

    [TestCase("PUT", "/role")]
    [TestCase("POST", "/disable")]
    [TestCase("DELETE", "")]
    public async Task Of_global_admins_who_get_at_each_other_at_once_one_is_left(string method, string action)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = (await NewUserAsync(UserRole.GlobalAdmin), await NewUserAsync(UserRole.GlobalAdmin));
            await LeaveOnlyAsync(one, other);
            using var ones = await SignInAsync(one);
            using var others = await SignInAsync(other);

            object? body = action == "/role" ? new { role = "user" } : null;
            await Task.WhenAll(SendAsync(ones, method, PathOf(other, action), body), SendAsync(others, method, PathOf(one, action), body));

            (await ListAsync()).Count.ShouldBe(1);
        }
    }

    private async Task<List<string>> ListAsync() =>
        [.. (await App.Admin.ReadAsync(GlobalAdmins)).ShouldBeOk().Json.GetProperty("users").EnumerateArray().Select(u => u.GetProperty("username").GetString()!)];

    private async Task LeaveOnlyAsync(params TestUser[] users)
    {
        foreach (var name in (await ListAsync()).Except(users.Select(u => u.Username)))
        {
            (await App.Admin.RemoveAsync($"{People}/{name}")).ShouldHaveStatus(204);
        }
    }
}
