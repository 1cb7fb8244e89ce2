using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace Aisbf.Testing;

/// <summary>A mail server in a process of its own, on a loopback port. What it does with whose mail stands in <c>smtp.mjs</c>.</summary>
public sealed class SmtpProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    private readonly Process _process;
    private readonly Channel<string> _output = Channel.CreateUnbounded<string>();
    private readonly List<SmtpEvent> _events = [];

    private SmtpProcess(string node, string options)
    {
        var start = new ProcessStartInfo(node, ["smtp.mjs", options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = NodePackages.Folder,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; private set; }

    /// <summary>What has happened up to what somebody waited for.</summary>
    public IReadOnlyList<SmtpEvent> Events => _events;

    /// <summary>Starts a server; skips the test where there is no node to run it.</summary>
    /// <param name="security"><c>none</c>, <c>starttls</c> or <c>tls</c>.</param>
    /// <param name="user">Whom to let in; without one mail is taken from anybody.</param>
    /// <param name="password">Their password.</param>
    /// <param name="method">The one way to log in that is offered; PLAIN and LOGIN both, if null.</param>
    /// <param name="port">Where to listen; the system chooses by default.</param>
    public static async Task<SmtpProcess> StartAsync(
        string security = "none", string? user = null, string? password = null, string? method = null, int port = 0)
    {
        var node = await NodePackages.NodeWithAsync("smtp-server");
        string[]? methods = method is null ? null : [method];
        var server = new SmtpProcess(node, JsonSerializer.Serialize(new { port, security, user, password, methods }, Json));
        server.Port = (await server.ReadAsync()).GetProperty("port").GetInt32();
        return server;
    }

    /// <summary>The next event that has not been waited for yet and is this.</summary>
    public async Task<SmtpEvent> WaitForAsync(string name)
    {
        while (true)
        {
            var next = (await ReadAsync()).Deserialize<SmtpEvent>(Json)!;
            _events.Add(next);
            if (next.Event == name)
            {
                return next;
            }
        }
    }

    /// <summary>The next mail that is taken.</summary>
    public Task<SmtpEvent> WaitForMailAsync() => WaitForAsync("mail");

    /// <summary>Stops the server; what nobody waited for is in <see cref="Events"/> then.</summary>
    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(patience.Token);
        while (_output.Reader.TryRead(out var line))
        {
            _events.Add(JsonSerializer.Deserialize<SmtpEvent>(line, Json)!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var broke = _process.HasExited && _process.ExitCode != 0;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (broke)
        {
            throw new InvalidOperationException("The mail server broke.");
        }
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = "";
        try
        {
            line = await _output.Reader.ReadAsync(patience.Token);
            return JsonElement.Parse(line);
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The mail server broke: {line}", e);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The mail server said no more than: {string.Join(", ", _events.Select(e => e.Event))}");
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Writer.TryWrite(line);
        }
    }
}
