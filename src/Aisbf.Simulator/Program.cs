using System.Runtime.InteropServices;
using Aisbf.Simulator;

if (args.Contains("--help"))
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

try
{
    var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.TrySetResult();
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    await using var simulator = await UpstreamSimulator.StartAsync(CommandLine.Parse(args));
    Console.WriteLine($"The simulator listens on {simulator.BaseAddress} (words: {simulator.BaseAddress}_sim/vocabulary)");
    await stop.Task;
    return 0;
}
catch (Exception wrong) when (wrong is FormatException or OverflowException or IOException)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    await Console.Error.WriteLineAsync(CommandLine.Help);
    return 2;
}
