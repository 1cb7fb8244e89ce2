using System.Runtime.InteropServices;
using Aisbf.Api.Streaming;
using Aisbf.Application.Gateway;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Hosting;

/// <summary>
/// Stops the process in steps: at SIGTERM it says that it is not ready and goes on taking requests until load balancers have
/// noticed; then requests under way may finish; what is left when the time is over ends with an error. A second signal ends
/// the process at once.
/// </summary>
internal sealed class GracefulShutdown(RequestDeadline deadline, IOptions<ServerOptions> options, TimeProvider time, ILogger<GracefulShutdown> logger)
    : IHostedLifecycleService, IDisposable
{
    /// <summary>What the last answers may take on top of the limits.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // A process that a signal ended has this on top of the signal's number as its exit code.
    private const int EndedBySignal = 128;
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signals;
    private bool _delays;

    /// <summary>No new requests should be sent here.</summary>
    public bool IsStopping { get; private set; }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => OnSignal(Terminate)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => OnSignal(Interrupt)));
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsStopping = true;
        var delay = _delays ? options.Value.DrainDelay : TimeSpan.Zero;
        if (delay > TimeSpan.Zero)
        {
            Log.Draining(logger, delay);
            await Task.Delay(delay, time, cancellationToken);
        }

        deadline.Set(options.Value.ShutdownTimeout);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void OnSignal(int signal)
    {
        if (Interlocked.Increment(ref _signals) > 1)
        {
            Environment.Exit(EndedBySignal + signal);
        }

        // Whoever presses Ctrl+C has no load balancer.
        _delays = signal == Terminate;
        IsStopping = true;
    }
}
