using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>A user who has something of everything, with names that no other user has, and other things whose names everybody has.</summary>
internal sealed class SeededTenant : IDisposable
{
    /// <summary>What every tenant has, each another.</summary>
    public static readonly TenantNames Common = new("commoner");

    private readonly GatewayApp _app;

    private SeededTenant(GatewayApp app, TestUser user, TenantNames names, string token)
    {
        _app = app;
        User = user;
        Names = names;
        Token = token;
        Client = app.ClientFor(token);
    }

    public TestUser User { get; }

    public TenantNames Names { get; }

    public string Token { get; }

    /// <summary>Sends the token.</summary>
    public HttpClient Client { get; }

    public static async Task<SeededTenant> CreateAsync(GatewayApp app, string mark, string login, UserRole role = UserRole.User)
    {
        var user = await app.CreateUserAsync(mark, role);
        var names = new TenantNames(mark) { UserId = user.Id, Login = login };
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AisbfUser>>();
            var row = (await users.FindByIdAsync(user.Id.ToString())).ShouldNotBeNull();
            (await users.AddLoginAsync(row, new UserLoginInfo(login, $"{names.Canary}-login", login))).Succeeded.ShouldBeTrue();
            var id = Guid.NewGuid().ToByteArray();
            var passkey = new UserPasskeyInfo(id, [1], DateTimeOffset.UnixEpoch, 0, [], true, false, false, [1], [1]) { Name = $"{names.Canary}-passkey" };
            (await users.AddOrUpdatePasskeyAsync(row, passkey)).Succeeded.ShouldBeTrue();
            names = names with { PasskeyId = Convert.ToBase64String(id).TrimEnd('=').Replace('+', '-').Replace('/', '_') };
        }

        var token = await app.CreateUserTokenAsync(user, "both");
        using var client = app.ClientFor(token);
        var created = await client.PostJsonAsync("/api/user/tokens", JsonSerializer.Serialize(new { description = $"{names.Canary}-token" }));
        var tenant = new SeededTenant(app, user, names with { TokenId = created.ShouldHaveStatus(201).Json.GetProperty("id").GetGuid() }, token);
        await tenant.ConfigureAsync();
        return tenant;
    }

    /// <summary>Saves the tenant's configuration as it was at first.</summary>
    public async Task ConfigureAsync()
    {
        await ConfigureAsync(Names, _app.Endpoint("openai"));
        await ConfigureAsync(Common, $"{_app.Simulator.BaseAddress}{Names.Canary}/v1");
    }

    /// <summary>Removes what requests that named another's things may have made.</summary>
    public async Task RemoveAsync(TenantNames names)
    {
        foreach (var path in new[] { $"autoselects/{names.Autoselect}", $"rotations/{names.Rotation}", $"providers/{names.Provider}" })
        {
            (await Client.RemoveAsync($"/api/user/{path}?force=true")).Status.ShouldBeOneOf(204, 404);
        }
    }

    /// <summary>All that there is to know of the tenant, as an admin sees it.</summary>
    public async Task<string> DescribeAsync()
    {
        var parts = new List<string>();
        foreach (var path in new[] { $"/api/u/{Names.Mark}/config/export", $"/api/admin/users/{Names.Mark}/tokens", $"/api/admin/users/{Names.Mark}" })
        {
            parts.Add((await _app.Admin.ReadAsync(path)).ShouldBeOk().Body);
        }

        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AisbfUser>>();
        var row = (await users.FindByIdAsync(User.Id.ToString())).ShouldNotBeNull();
        parts.Add($"{row.Email} {row.PasswordHash} {row.SecurityStamp} {row.TwoFactorEnabled} {row.DisplayName}");
        parts.AddRange((await users.GetLoginsAsync(row)).Select(login => $"{login.LoginProvider} {login.ProviderKey}"));
        parts.AddRange((await users.GetPasskeysAsync(row)).Select(passkey => $"{passkey.Name} {Convert.ToHexString(passkey.CredentialId)}"));
        return string.Join('\n', parts);
    }

    public void Dispose() => Client.Dispose();

    private async Task ConfigureAsync(TenantNames names, string endpoint)
    {
        // Each document has words that only its owner may read, whatever it is called.
        await PutAsync($"providers/{names.Provider}", $$"""
            {"name":"{{Names.Canary}}-name","type":"openai","endpoint":"{{endpoint}}","api_key":"{{Names.Key(names.Provider)}}",
             "models":[{"name":"{{names.Model}}","description":"{{Names.Canary}}-model"}]}
            """);
        await PutAsync($"rotations/{names.Rotation}", $$"""
            {"model_name":"{{names.Rotation}}","description":"{{Names.Canary}}-rotation","providers":[{"provider_id":"{{names.Provider}}",
             "api_key":"{{Names.Key(names.Rotation)}}","models":[{"name":"{{names.Model}}","weight":1}]}]}
            """);
        await PutAsync($"autoselects/{names.Autoselect}", $$"""
            {"description":"{{Names.Canary}}-autoselect","fallback":"{{names.Provider}}/{{names.Model}}",
             "available_models":[{"model_id":"{{names.Provider}}/{{names.Model}}","description":"{{Names.Canary}}-choice"}]}
            """);
    }

    private async Task PutAsync(string path, string json)
    {
        var answer = await Client.PutAsync($"/api/user/{path}", json);
        answer.Status.ShouldBeInRange(200, 201, $"PUT {path}: {answer.Body}");
    }
}
