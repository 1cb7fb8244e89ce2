using System.Diagnostics;

namespace Aisbf.Api.Tests.OpenApi;

/// <summary>The system's browser, without a window.</summary>
internal static class Chromium
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    public static void IgnoreUnlessInstalled()
    {
        if (Program is null)
        {
            Assert.Ignore("No chromium is on the PATH, so the page was not looked at.");
        }
    }

    /// <summary>Loads a page, runs its scripts and returns what the page is then.</summary>
    public static async Task<string> DumpAsync(Uri page, params string[] more)
    {
        var profile = Directory.CreateTempSubdirectory("aisbf-browser-");
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var start = new ProcessStartInfo(Program!)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={profile.FullName}",
                    // The page draws what is in view only, so all of it has to be.
                    "--virtual-time-budget=20000", "--window-size=1400,40000",
                },
            };
            foreach (var argument in more.Append("--dump-dom").Append(page.AbsoluteUri))
            {
                start.ArgumentList.Add(argument);
            }

            using var browser = Process.Start(start)!;
            var errors = browser.StandardError.ReadToEndAsync(patience.Token);
            try
            {
                var text = await browser.StandardOutput.ReadToEndAsync(patience.Token);
                await browser.WaitForExitAsync(patience.Token);
                browser.ExitCode.ShouldBe(0, await errors);
                return text;
            }
            catch (OperationCanceledException)
            {
                browser.Kill(entireProcessTree: true);
                throw;
            }
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
