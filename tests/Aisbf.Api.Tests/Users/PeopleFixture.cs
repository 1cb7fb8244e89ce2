using System.Text.Json;
using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Users;

/// <summary>A gateway with people to look after.</summary>
internal abstract class PeopleFixture : AccountFixture
{
    protected const string People = "/api/admin/users";

    private int _last;

    /// <summary>A person of a name that no other test uses.</summary>
    protected Task<TestUser> NewUserAsync(UserRole role = UserRole.User, string prefix = "person") =>
        App.CreateUserAsync($"{prefix}x{Interlocked.Increment(ref _last)}", role);

    /// <summary>A browser in which somebody new with this role is signed in.</summary>
    protected async Task<HttpClient> SignInAsync(UserRole role) => await SignInAsync(await NewUserAsync(role));

    /// <summary>Whether the browser's session still opens the person's own namespace.</summary>
    protected static async Task<bool> IsInAsync(HttpClient browser) => (await browser.ReadAsync("/api/user/providers")).Status == 200;

    protected static string PathOf(TestUser user, string action = "") => $"{People}/{user.Username}{action}";

    protected Task<Answer> SendAsync(HttpClient client, string method, string path, object? body = null, params string[] headers) =>
        client.SendAsync(method, path, body is null ? null : GatewayApp.Json(JsonSerializer.Serialize(body)), headers);

    protected async Task<string> RoleOfAsync(TestUser user) => (await App.Admin.ReadAsync(PathOf(user))).ShouldBeOk().Json.GetProperty("role").GetString()!;
}
