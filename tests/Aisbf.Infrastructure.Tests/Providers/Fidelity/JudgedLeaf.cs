namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <param name="Leaf">The leaf.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Document">The number of the request or answer that it stands in.</param>
internal sealed record JudgedLeaf(Leaf Leaf, Verdict Verdict, int Document);
