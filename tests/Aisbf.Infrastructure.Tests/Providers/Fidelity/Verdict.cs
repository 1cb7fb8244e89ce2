namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <param name="Fate">What becomes of the value.</param>
/// <param name="Landing">Where it arrives, without indexes; empty when it does not.</param>
internal sealed record Verdict(Fate Fate, string Landing = "");
