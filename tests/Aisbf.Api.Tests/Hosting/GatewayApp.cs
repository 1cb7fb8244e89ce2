using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Aisbf.Simulator;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// Any public type of the gateway's assembly will do; the simulator has a Program, too.
using EntryPoint = Aisbf.Api.Authentication.AccessAttribute;

namespace Aisbf.Api.Tests.Hosting;

/// <summary>
/// The whole gateway on a real Kestrel port, with a database of its own and an upstream simulator, driven only over HTTP.
/// </summary>
internal sealed class GatewayApp : IAsyncDisposable
{
    public const string AdminToken = "admin-token-for-tests-0123456789";

    private readonly WebApplicationFactory<EntryPoint> _factory;
    private readonly DirectoryInfo _data;

    private GatewayApp(WebApplicationFactory<EntryPoint> factory, DirectoryInfo data, UpstreamSimulator simulator, CollectedLogs logs)
    {
        _factory = factory;
        _data = data;
        Simulator = simulator;
        Logs = logs;
        factory.StartServer();
        Address = factory.ClientOptions.BaseAddress;
        Anonymous = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        Admin = ClientFor(AdminToken);
    }

    public Uri Address { get; }

    public UpstreamSimulator Simulator { get; }

    /// <summary>Every line that the gateway logged.</summary>
    public CollectedLogs Logs { get; }

    /// <summary>Sends no token.</summary>
    public HttpClient Anonymous { get; }

    /// <summary>Sends the planted admin token.</summary>
    public HttpClient Admin { get; }

    public string DataDirectory => _data.FullName;

    public IServiceProvider Services => _factory.Services;

    public static async Task<GatewayApp> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null, SimulatorOptions? simulator = null)
    {
        var upstream = await UpstreamSimulator.StartAsync(simulator);
        var data = Directory.CreateTempSubdirectory("aisbf-tests-");
        var logs = new CollectedLogs();
        var factory = new WebApplicationFactory<EntryPoint>().WithWebHostBuilder(host =>
        {
            // The system chooses the port; the gateway's own default is for people.
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Aisbf:DataDirectory", data.FullName);
            host.UseSetting("Aisbf:AdminToken", AdminToken);
            foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            {
                host.UseSetting(name, value);
            }

            host.ConfigureLogging(logging => logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
            host.ConfigureServices(collection => services?.Invoke(collection));
        });
        factory.UseKestrel();
        return new GatewayApp(factory, data, upstream, logs);
    }

    public HttpClient ClientFor(string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 1024 })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(60),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client with a token of its own for the data plane.</summary>
    public async Task<HttpClient> CreateCallerAsync(string scope = "api") => ClientFor(await CreateTokenAsync(scope));

    public async Task<string> CreateTokenAsync(string scope = "api")
    {
        using var answer = await Admin.PostAsJsonAsync("/api/admin/tokens", new { description = "test", scope });
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("token").GetString()!;
    }

    /// <summary>Saves a provider at the simulator, in the given dialect.</summary>
    public Task PutProviderAsync(string id, string type = "openai", string models = """[{"name":"sim"}]""", string more = "") =>
        PutAsync($"/api/admin/providers/{id}", $$"""
            {"id":"{{id}}","name":"{{id}}","type":"{{type}}","endpoint":"{{Endpoint(type)}}","api_key":"key-of-{{id}}","models":{{models}}{{more}}}
            """);

    /// <summary>Saves a rotation; entries are <c>provider:model:weight</c>, and only the model may have colons in it.</summary>
    public Task PutRotationAsync(string id, string more, params string[] entries)
    {
        var providers = entries.Select(entry =>
        {
            var (first, last) = (entry.IndexOf(':', StringComparison.Ordinal), entry.LastIndexOf(':'));
            var model = JsonSerializer.Serialize(entry[(first + 1)..last]);
            return $$"""{"provider_id":"{{entry[..first]}}","models":[{"name":{{model}},"weight":{{entry[(last + 1)..]}}}]}""";
        });
        return PutAsync($"/api/admin/rotations/{id}", $$"""{"model_name":"{{id}}","providers":[{{string.Join(',', providers)}}]{{more}}}""");
    }

    public async Task PutAsync(string path, string json)
    {
        using var answer = await Admin.PutAsync(path, Json(json));
        if (!answer.IsSuccessStatusCode)
        {
            Assert.Fail($"PUT {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    /// <summary>A chat request's body.</summary>
    public static StringContent Chat(string model, bool stream = false, string more = "") => Json(
        $$"""{"model":{{JsonSerializer.Serialize(model)}},"messages":[{"role":"user","content":"Say pong"}]{{(stream ? ",\"stream\":true" : "")}}{{more}}}""");

    /// <summary>The simulator's base address in the given dialect.</summary>
    public string Endpoint(string type)
    {
        var root = Simulator.BaseAddress.GetLeftPart(UriPartial.Authority);
        return type switch
        {
            "google" => $"{root}/v1beta",
            "anthropic" or "ollama" => root,
            _ => $"{root}/v1",
        };
    }

    public async ValueTask DisposeAsync()
    {
        Anonymous.Dispose();
        Admin.Dispose();
        await _factory.DisposeAsync();
        await Simulator.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
