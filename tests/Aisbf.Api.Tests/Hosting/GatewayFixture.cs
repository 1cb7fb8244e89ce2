using Aisbf.Simulator;
using Aisbf.Simulator.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Hosting;

/// <summary>One gateway with its simulator for all tests of a fixture.</summary>
internal abstract class GatewayFixture
{
    private int _lastId;

    protected GatewayApp App { get; private set; } = null!;

    /// <summary>A client with a token for the data plane only.</summary>
    protected HttpClient Caller { get; private set; } = null!;

    protected RequestJournal Journal => App.Simulator.Journal;

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    protected virtual SimulatorOptions Simulator => new();

    [OneTimeSetUp]
    public async Task StartGateway()
    {
        App = await GatewayApp.StartAsync(Settings, Register, Simulator);
        Caller = await App.CreateCallerAsync();
        await ConfigureAsync();
    }

    [OneTimeTearDown]
    public async Task StopGateway()
    {
        Caller?.Dispose();
        if (App is not null)
        {
            await App.DisposeAsync();
        }
    }

    protected virtual void Register(IServiceCollection services)
    {
    }

    protected virtual Task ConfigureAsync() => Task.CompletedTask;

    /// <summary>A name that no other test of the fixture uses.</summary>
    protected string NewId(string prefix = "r") => $"{prefix}{Interlocked.Increment(ref _lastId)}";

    /// <summary>Calls that the simulator got for a model since the journal was cleared.</summary>
    protected IReadOnlyList<RecordedRequest> CallsTo(string model) => [.. Journal.Requests.Where(r => r.Model == model)];
}
