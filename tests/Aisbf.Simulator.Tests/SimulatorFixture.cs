using System.Text;
using System.Text.Json;

namespace Aisbf.Simulator.Tests;

/// <summary>A simulator on a free port for each test, and short ways to talk to it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class SimulatorFixture : IAsyncDisposable
{
    private readonly List<HttpResponseMessage> _answers = [];
    private HttpClient _http = null!;

    protected UpstreamSimulator Simulator { get; private set; } = null!;

    protected virtual SimulatorOptions Options => new();

    [SetUp]
    public async Task StartSimulator()
    {
        Simulator = await UpstreamSimulator.StartAsync(Options);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Simulator.BaseAddress, Timeout = TimeSpan.FromSeconds(10) };
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _answers.ForEach(a => a.Dispose());
        _http.Dispose();
        await Simulator.DisposeAsync();
    }

    protected Task<HttpResponseMessage> PostAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") }, headers);

    protected Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), headers);

    protected async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers, CancellationToken cancel = default)
    {
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        _answers.Add(answer);
        return answer;
    }

    /// <summary>Posts and reads the JSON of an answer that must be 200.</summary>
    protected async Task<JsonElement> PostForJsonAsync(string path, string json, params (string Name, string Value)[] headers)
    {
        using var answer = await PostAsync(path, json, headers);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(200, text);
        return Parse(text);
    }

    /// <summary>Posts what must be refused and reads the error.</summary>
    protected async Task<(int Status, JsonElement Body)> PostForErrorAsync(string path, string json, params (string Name, string Value)[] headers)
    {
        using var answer = await PostAsync(path, json, headers);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldNotBe(200, text);
        return ((int)answer.StatusCode, Parse(text));
    }

    protected static async Task<JsonElement> ReadJsonAsync(HttpResponseMessage answer) => Parse(await answer.Content.ReadAsStringAsync());

    protected static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
