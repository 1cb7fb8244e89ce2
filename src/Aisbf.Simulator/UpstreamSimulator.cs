using Aisbf.Simulator.Hosting;
using Aisbf.Simulator.Journal;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Simulator;

/// <summary>
/// An AI provider in a box: a real Kestrel server that speaks the OpenAI, Anthropic, Google and Ollama dialects, answers
/// deterministically and misbehaves on request. Disposing it drops every open connection at once.
/// </summary>
public sealed class UpstreamSimulator : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly IServer _server;

    private UpstreamSimulator(WebApplication host, IServer server, RuleBook rules, RequestJournal journal, Traffic traffic)
    {
        _host = host;
        _server = server;
        Rules = rules;
        Journal = journal;
        Traffic = traffic;
        BaseAddress = new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    /// <summary>Root address without a path, for example <c>http://127.0.0.1:18080/</c>; the dialects' own paths follow it.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The script: which requests are slowed down or spoiled, and how.</summary>
    public RuleBook Rules { get; }

    /// <summary>What arrived, byte for byte, and what became of it.</summary>
    public RequestJournal Journal { get; }

    /// <summary>Connections, requests and streams that are open now.</summary>
    public Traffic Traffic { get; }

    /// <summary>Starts a simulator and returns once it accepts connections.</summary>
    /// <param name="options">How to start it; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="FormatException"><see cref="SimulatorOptions.Defaults"/> has a word outside the vocabulary.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<UpstreamSimulator> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SimulatorOptions();
        var rules = new RuleBook();
        var journal = new RequestJournal(options);
        var traffic = new Traffic();
        var pipeline = new RequestPipeline(options, rules, journal, traffic);
        var host = KestrelHost.Build(options, traffic);
        try
        {
            // The host is never run: it only builds the server, which needs neither middleware nor service scopes.
            var server = host.Services.GetRequiredService<IServer>();
            await server.StartAsync(new SimulatorApplication(pipeline), cancellationToken);
            return new UpstreamSimulator(host, server, rules, journal, traffic);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // Silent and slow streams would never drain, so nothing is waited for.
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _host.DisposeAsync();
    }
}
