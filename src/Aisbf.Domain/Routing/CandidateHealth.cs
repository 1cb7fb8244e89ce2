namespace Aisbf.Domain.Routing;

/// <summary>What is known of a candidate's recent behaviour.</summary>
/// <param name="Circuit">Whether it may be called.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="OpenUntil">When an open circuit lets a probe through; null while closed.</param>
/// <param name="Cause">Why the circuit opened.</param>
/// <param name="LatencyMs">Moving average of the time to the first byte, in milliseconds; null before the first success.</param>
public readonly record struct CandidateHealth(
    CircuitState Circuit, int Failures, DateTimeOffset? OpenUntil, AttemptKind? Cause, double? LatencyMs);
