using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>A user with a token, who configures the own namespace over HTTP.</summary>
internal sealed class Tenant : IDisposable
{
    private readonly GatewayApp _app;

    private Tenant(GatewayApp app, TestUser user, string token)
    {
        _app = app;
        User = user;
        Token = token;
        Client = app.ClientFor(token);
    }

    public TestUser User { get; }

    public string Token { get; }

    /// <summary>Sends the token.</summary>
    public HttpClient Client { get; }

    /// <summary>The path of the namespace that names its owner.</summary>
    public string Named => $"/api/u/{User.Username}";

    public static async Task<Tenant> CreateAsync(GatewayApp app, string username, UserRole role = UserRole.User)
    {
        var user = await app.CreateUserAsync(username, role);
        return new Tenant(app, user, await app.CreateUserTokenAsync(user));
    }

    /// <summary>Saves a provider at the simulator; its key tells whose it is.</summary>
    public Task PutProviderAsync(string id, string models = """[{"name":"sim"}]""", string more = "") =>
        PutAsync($"/api/user/providers/{id}", $$"""
            {"type":"openai","endpoint":"{{_app.Endpoint("openai")}}","api_key":"{{KeyOf(id)}}","models":{{models}}{{more}}}
            """);

    /// <summary>Saves a rotation; entries are <c>provider:model:weight</c>.</summary>
    public Task PutRotationAsync(string id, params string[] entries)
    {
        var providers = entries.Select(entry => entry.Split(':')).Select(e =>
            $$"""{"provider_id":"{{e[0]}}","models":[{"name":{{JsonSerializer.Serialize(e[1])}},"weight":{{e[2]}}}]}""");
        return PutAsync($"/api/user/rotations/{id}", $$"""{"providers":[{{string.Join(',', providers)}}]}""");
    }

    public async Task PutAsync(string path, string json)
    {
        var answer = await Client.PutAsync(path, json);
        answer.Status.ShouldBeInRange(200, 201, $"PUT {path}: {answer.Body}");
    }

    /// <summary>What the provider presents upstream.</summary>
    public string KeyOf(string provider) => $"key-of-{User.Username}-{provider}";

    public void Dispose() => Client.Dispose();
}
