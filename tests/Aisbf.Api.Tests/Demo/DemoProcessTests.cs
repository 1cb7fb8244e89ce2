using System.Diagnostics;
using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Demo;

/// <summary>The program as a newcomer starts it.</summary>
internal sealed class DemoProcessTests
{
    private GatewayProcess _demo = null!;
    private HttpClient _client = null!;
    private string _token = null!;
    private string _password = null!;
    private string _person = null!;
    private string _curl = null!;
    private string _tenantCurl = null!;

    [OneTimeSetUp]
    public async Task StartDemo()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            Assert.Ignore("Stopping the process politely needs a POSIX system.");
        }

        _demo = GatewayProcess.Start(["--demo", "--urls", "http://127.0.0.1:0"]);
        var address = Word(await _demo.WaitForLineAsync("Address"), 1);
        _token = Word(await _demo.WaitForLineAsync("Token"), 1);
        _password = Word(await _demo.WaitForLineAsync("Admin password"), 2);
        _person = await _demo.WaitForLineAsync("Sign in");
        _curl = await _demo.WaitForLineAsync("curl");
        _tenantCurl = await _demo.WaitForLineAsync("curl");
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    [OneTimeTearDown]
    public async Task StopDemo()
    {
        _client?.Dispose();
        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }
    }

    [Test]
    public Task The_printed_line_works_as_it_is() => ShouldAnswerPongAsync(_curl);

    [Test]
    public Task The_printed_line_of_the_tenant_works_as_it_is() => ShouldAnswerPongAsync(_tenantCurl);

    [Test]
    public async Task The_printed_password_opens_administration_and_the_printed_token_does_not()
    {
        var providers = (await AskAsync("/api/admin/providers", _password)).ShouldBeOk().Json;
        providers.GetProperty("data").EnumerateArray().Select(p => p.GetProperty("type").GetString())
            .ShouldBe(["openai", "anthropic", "google", "ollama"], ignoreOrder: true);
        (await AskAsync("/api/admin/providers", _token)).ShouldBeProblem(403, "permission_denied");
        (await _client.ReadAsync("/api/admin/providers")).ShouldBeProblem(401, "invalid_api_key");
    }

    [Test]
    public async Task The_printed_person_signs_in_and_configures_the_installation()
    {
        var body = $$"""{"username":"{{Word(_person, 2)}}","password":"{{Word(_person, 3)}}"}""";
        (await _client.PostJsonAsync("/api/account/login", body)).ShouldBeOk().Json.GetProperty("role").GetString().ShouldBe("global_admin");
        (await _client.ReadAsync("/api/admin/providers")).ShouldBeOk();
        (await _client.PostJsonAsync("/api/account/logout", "")).ShouldHaveStatus(204);
        (await _client.ReadAsync("/api/admin/providers")).ShouldBeProblem(401, "invalid_api_key");
    }

    [Test]
    public async Task Every_printed_model_is_there_and_answers()
    {
        var printed = Printed("Models", 1);
        var listed = (await AskAsync("/v1/models", _token)).ShouldBeOk().Json.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString());
        listed.ShouldBe(printed.Concat(Printed("Other models", 2)), ignoreOrder: true);
        foreach (var model in printed)
        {
            foreach (var stream in new[] { false, true })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = GatewayApp.Chat(model, stream) };
                request.Headers.Add("Authorization", $"Bearer {_token}");
                using var response = await _client.SendAsync(request);
                (await Answer.ReadAsync(response)).ShouldBeOk().Text.ShouldContain("pong");
            }
        }
    }

    private string[] Printed(string title, int words) =>
        _demo.Lines.Single(l => l.TrimStart().StartsWith(title, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[words..];

    [Test]
    public async Task The_printed_address_of_the_reference_leads_to_it() =>
        (await _client.ReadAsync("/swagger")).ShouldHaveStatus(301).Header("Location")!.ShouldEndWith("index.html");

    [Test]
    public async Task A_stopped_demo_leaves_nothing_behind()
    {
        await using var demo = GatewayProcess.Start(["--demo", "--urls", "http://127.0.0.1:0"]);
        await demo.WaitForLineAsync("curl");
        Directory.GetDirectories(demo.TemporaryDirectory, "aisbf-demo-*").ShouldHaveSingleItem();

        (await demo.TerminateAsync()).ShouldBe(0);
        Directory.GetFileSystemEntries(demo.TemporaryDirectory).Where(e => !Path.GetFileName(e).StartsWith("clr-debug", StringComparison.Ordinal)
            && !Path.GetFileName(e).StartsWith("dotnet-diagnostic", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Test]
    public async Task Every_start_has_a_password_of_its_own()
    {
        await using var other = GatewayProcess.Start(["--demo", "--urls", "http://127.0.0.1:0"]);
        Word(await other.WaitForLineAsync("Token"), 1).ShouldNotBe(_token);
        Word(await other.WaitForLineAsync("Admin password"), 2).ShouldNotBe(_password);
        Word(await other.WaitForLineAsync("Sign in"), 3).ShouldNotBe(Word(_person, 3));
    }

    [Test]
    public async Task Without_the_switch_the_gateway_is_empty_and_closed()
    {
        const string Token = "admin-token-of-this-process";
        var data = Directory.CreateTempSubdirectory("aisbf-process-data-");
        try
        {
            await using var plain = GatewayProcess.Start(
                ["--urls", "http://127.0.0.1:0"],
                new Dictionary<string, string> { ["Aisbf__DataDirectory"] = data.FullName, ["Aisbf__AdminToken"] = Token });
            var address = (await plain.WaitForLineAsync("Now listening on:")).Split(' ')[^1];
            await plain.WaitForLineAsync("Application started");
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };

            (await client.ReadAsync("/health")).ShouldBeOk();
            (await client.ReadAsync("/v1/models")).ShouldBeError(401, "invalid_api_key");
            (await client.ReadAsync("/api/admin/providers")).ShouldBeProblem(401, "invalid_api_key");
            client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Token}");
            (await client.ReadAsync("/v1/models")).ShouldBeOk().Json.GetProperty("data").GetArrayLength().ShouldBe(0);
            (await client.ReadAsync("/api/admin/tokens")).ShouldBeOk().Json.GetProperty("data").GetArrayLength().ShouldBe(0);
            (await plain.TerminateAsync()).ShouldBe(0);
            plain.Lines.ShouldAllBe(line => !line.Contains(Token, StringComparison.Ordinal));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task ShouldAnswerPongAsync(string curl)
    {
        if (!File.Exists("/bin/bash") || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "curl"))))
        {
            Assert.Ignore("There is no bash or no curl, so the printed line was not run.");
        }

        curl.ShouldStartWith("curl", customMessage: "The line has to be copied without its indentation.");
        var start = new ProcessStartInfo("/bin/bash", ["-c", curl]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var bash = Process.Start(start)!;
        var errors = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();

        bash.ExitCode.ShouldBe(0, await errors);
        var message = JsonDocument.Parse(output).RootElement.GetProperty("choices")[0].GetProperty("message");
        message.GetProperty("content").GetString()!.ShouldContain("pong");
    }

    private async Task<Answer> AskAsync(string path, string token) => await _client.SendAsync("GET", path, null, "Authorization", $"Bearer {token}");

    private static string Word(string line, int index) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[index];
}
