using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Aisbf.Api.Tests.Demo;

/// <summary>The built program in a process of its own.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("aisbf-process-");
    private readonly Channel<string> _output = Channel.CreateUnbounded<string>();

    private GatewayProcess(string[] arguments, Dictionary<string, string> environment, int? maxFiles)
    {
        string[] program = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Aisbf.Api.dll")];
        string[] command = maxFiles is null ? program : ["sh", "-c", $"ulimit -n {maxFiles} && exec \"$@\"", "sh", .. program];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TMPDIR"] = _temp.FullName, ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where the process keeps temporary files, its own alone.</summary>
    public string TemporaryDirectory => _temp.FullName;

    /// <summary>Physical memory that it has now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>What it has printed and somebody waited for.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>What it has printed since somebody waited for a line.</summary>
    public IEnumerable<string> Unread
    {
        get
        {
            while (_output.Reader.TryRead(out var line))
            {
                yield return line;
            }
        }
    }

    /// <summary>Whether it takes no notice of SIGINT, as what a shell runs in the background does.</summary>
    public bool IgnoresInterrupt
    {
        get
        {
            var mask = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim();
            return (ulong.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) != 0;
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Time of processors that it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="arguments">For the program.</param>
    /// <param name="environment">Variables besides the test's own.</param>
    /// <param name="maxFiles">Most files and connections that it may have open; the test's own limit if null.</param>
    public static GatewayProcess Start(string[] arguments, Dictionary<string, string>? environment = null, int? maxFiles = null) =>
        new(arguments, environment ?? [], maxFiles);

    /// <summary>The next line that begins with these words, spaces aside.</summary>
    public async Task<string> WaitForLineAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var line = await _output.Reader.ReadAsync(patience.Token);
                Lines.Add(line);
                if (line.TrimStart().StartsWith(words, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"'{words}' did not come:\n{string.Join('\n', Lines)}");
        }
    }

    /// <summary>Waits until it has ended by itself, with all that it printed in <see cref="Lines"/>.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        while (_output.Reader.TryRead(out var line))
        {
            Lines.Add(line);
        }

        return _process.ExitCode;
    }

    /// <summary>Asks it to stop as a service manager does, and returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        Signal("TERM");
        return await WaitForExitAsync();
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _temp.Delete(recursive: true);
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Writer.TryWrite(line);
        }
    }
}
