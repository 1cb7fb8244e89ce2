using System.Net;
using Microsoft.Extensions.Logging;

namespace Aisbf.Simulator;

/// <summary>How a simulator is started. Every value has a default that suits a test.</summary>
public sealed record SimulatorOptions
{
    /// <summary>TCP port to listen on; 0 (the default) lets the system choose a free one.</summary>
    public int Port { get; init; }

    /// <summary>Address to bind; the IPv4 loopback by default, so that nothing outside this machine can reach it.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// The only API key that is accepted, in the header of the dialect that is spoken. Null (the default) accepts any request;
    /// otherwise a missing or different key is answered 401 in the vendor's error shape.
    /// </summary>
    public string? RequireKey { get; init; }

    /// <summary>Whether the journal records from the start; true by default. Benchmarks switch it off.</summary>
    public bool RecordRequests { get; init; } = true;

    /// <summary>How many requests the journal holds before it forgets the oldest; 1000 by default.</summary>
    public int JournalCapacity { get; init; } = 1000;

    /// <summary>How many bytes of each request body the journal keeps; 1 MiB by default. Longer bodies are still read and answered.</summary>
    public int JournalBodyLimit { get; init; } = 1024 * 1024;

    /// <summary>Model names that the lists of models show. Any other name is answered all the same.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["sim-small", "sim-large", "gpt-sim", "claude-sim", "gemini-sim", "llama-sim"];

    /// <summary>
    /// Vocabulary words that hold for every request unless a model suffix, a rule or a header says otherwise,
    /// for example <c>latency=20ms;gap=5ms</c>. None by default.
    /// </summary>
    public string? Defaults { get; init; }

    /// <summary>Clock for timestamps and every delay; the system clock by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where Kestrel logs to; nowhere by default.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}
