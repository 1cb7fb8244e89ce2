using System.Net.Http.Headers;
using System.Text;
using Aisbf.Api.Tests.Demo;
using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Api.Tests.Processes;

/// <summary>The program in a process of its own, in front of an upstream that speaks OpenAI's and Anthropic's dialect.</summary>
internal abstract class ProcessFixture
{
    protected const string Token = "token-of-the-process-tests-0123456789";

    /// <summary>Providers that the gateway has: the first is passed through, the second translated.</summary>
    protected static readonly string[] Models = ["p/m", "a/m"];

    private OwnUpstream _upstream = null!;

#pragma warning disable NUnit1032 // Replaced by each restart; the last ones are disposed with the fixture.
    protected GatewayProcess Gateway { get; private set; } = null!;

    protected HttpClient Client { get; private set; } = null!;
#pragma warning restore NUnit1032

    protected Uri Address => Client.BaseAddress!;

    protected DirectoryInfo Data { get; private set; } = null!;

    protected virtual Dictionary<string, string> Variables => [];

    protected virtual int? MaxFiles => null;

    /// <summary>Before the gateway is started for the first time.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>After it has ended.</summary>
    protected virtual void CleanUp()
    {
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Limits of a process mean something else on this system.");
        }

        _upstream = await OwnUpstream.StartAsync(AnswerAsync);
        Data = Directory.CreateTempSubdirectory("aisbf-process-data-");
        Prepare();
        await StartGatewayAsync();
        var root = _upstream.Address.GetLeftPart(UriPartial.Authority);
        await PutAsync("p", $$"""{"type":"openai","endpoint":"{{root}}/v1","api_key":"k","models":[{"name":"m"}]}""");
        await PutAsync("a", $$"""{"type":"anthropic","endpoint":"{{root}}","api_key":"k","models":[{"name":"m"}]}""");
    }

    [TearDown]
    public void TellWhatItSaid()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            TestContext.Out.WriteLine(string.Join('\n', Gateway.Unread));
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Client?.Dispose();
        if (Gateway is not null)
        {
            await Gateway.DisposeAsync();
        }

        if (_upstream is not null)
        {
            await _upstream.DisposeAsync();
            CleanUp();
            Data.Delete(recursive: true);
        }
    }

    protected async Task StartGatewayAsync()
    {
        Gateway = GatewayProcess.Start(
            ["--urls", "http://127.0.0.1:0"],
            new Dictionary<string, string>(Variables) { ["Aisbf__AdminToken"] = Token, ["Aisbf__DataDirectory"] = Data.FullName },
            MaxFiles);
        var listening = await Gateway.WaitForLineAsync("Now listening on:");
        Client = NewClient(new Uri(listening.Trim().Split(' ')[^1]));
    }

    protected async Task RestartAsync(Action? meanwhile = null)
    {
        await Gateway.TerminateAsync();
        await Gateway.DisposeAsync();
        Client.Dispose();
        meanwhile?.Invoke();
        await StartGatewayAsync();
    }

    protected static HttpClient NewClient(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    protected async Task<int> ChatAsync(string model = "p/m", string content = "Say pong")
    {
        using var response = await Client.PostAsync(
            "/api/v1/chat/completions", GatewayApp.Json($$"""{"model":"{{model}}","messages":[{"role":"user","content":"{{content}}"}]}"""));
        return (int)response.StatusCode;
    }

    /// <summary>Answers at once; what a stream does is for the tests to say.</summary>
    protected virtual Task StreamAsync(HttpContext context) => Task.CompletedTask;

    private async Task PutAsync(string id, string provider)
    {
        using var saved = await Client.PutAsync($"/api/admin/providers/{id}", GatewayApp.Json(provider));
        saved.IsSuccessStatusCode.ShouldBeTrue(await saved.Content.ReadAsStringAsync());
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var tail = new byte[64 * 1024];
        var head = Encoding.UTF8.GetString(tail, 0, await context.Request.Body.ReadAtLeastAsync(tail, 1024, throwOnEndOfStream: false));
        while (await context.Request.Body.ReadAsync(tail) > 0)
        {
        }

        if (head.Contains("\"stream\":true", StringComparison.Ordinal))
        {
            context.Response.ContentType = "text/event-stream";
            await StreamAsync(context);
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(context.Request.Path.Value switch
        {
            "/v1/messages" =>
                """{"id":"m","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"pong"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}""",
            "/v1/embeddings" => """{"object":"list","model":"m","data":[{"object":"embedding","index":0,"embedding":[0.5]}],"usage":{"prompt_tokens":1,"total_tokens":1}}""",
            "/v1/audio/transcriptions" => """{"text":"pong"}""",
            "/v1/images/generations" => $$"""{"created":1,"data":[{"url":"http://{{context.Request.Host}}/picture.png"}]}""",
            _ => """{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"pong"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""",
        });
    }
}
