using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Email;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Tests.Email;

/// <summary>The sending of mail as the gateway registers it, with a clock of its own.</summary>
internal sealed class MailHost : IAsyncDisposable
{
    public const string Password = "canary-password";

    private readonly ServiceProvider _services;
    private readonly IHostedService _dispatcher;

    private MailHost(int port, (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Aisbf:Mail:Host"] = "127.0.0.1",
            ["Aisbf:Mail:Port"] = $"{port}",
            ["Aisbf:Mail:Security"] = nameof(MailSecurity.None),
            ["Aisbf:Mail:FromAddress"] = "gateway@aisbf.example",
            ["Aisbf:Mail:PublicUrl"] = "https://ai.example/",
        };
        foreach (var (name, value) in settings)
        {
            values[$"Aisbf:Mail:{name}"] = value;
        }

        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .AddSingleton<TimeProvider>(Time)
            .AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace))
            .AddAisbfEmail()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _dispatcher = _services.GetRequiredService<IHostedService>();
        Sender = _services.GetRequiredService<IMailSender>();
    }

    public SteppedTime Time { get; } = new();

    public CollectedLogs Logs { get; } = new();

    public IMailSender Sender { get; }

    /// <summary>A gateway that talks to the mail server.</summary>
    public static async Task<MailHost> StartAsync(int port, params (string Name, string Value)[] settings)
    {
        var host = new MailHost(port, settings);
        await host._dispatcher.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>A gateway that has not begun to send.</summary>
    public static MailHost Create(params (string Name, string Value)[] settings) => new(1, settings);

    /// <summary>Sends a mail whose every part is easily found in a log.</summary>
    public void Send(string to, string subject = "canary-subject") =>
        Sender.Enqueue(new MailMessage(to, subject, "canary-text", "<p>canary-html</p>"));

    public Task StopAsync(CancellationToken cancellationToken = default) => _dispatcher.StopAsync(cancellationToken);

    /// <summary>Waits for a line in the log.</summary>
    public async Task LogsAsync(string words)
    {
        try
        {
            await Eventually.HoldsAsync(() => Logs.Lines.Any(line => line.Contains(words, StringComparison.Ordinal)));
        }
        catch (ShouldAssertException)
        {
            Assert.Fail($"'{words}' was not logged, but:\n{string.Join('\n', Logs.Lines)}");
        }
    }

    /// <summary>Nothing of any mail may have been logged, and no password.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        await _services.DisposeAsync();
        Logs.Lines.ShouldAllBe(line => !line.Contains("canary", StringComparison.Ordinal));
    }
}
