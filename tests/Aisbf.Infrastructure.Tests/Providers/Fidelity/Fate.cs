namespace Aisbf.Infrastructure.Tests.Providers.Fidelity;

/// <summary>What becomes of a value on its way.</summary>
internal enum Fate
{
    /// <summary>The same value arrives.</summary>
    Lossless,

    /// <summary>What arrives depends on it, and is another value or has another shape.</summary>
    Transformed,

    /// <summary>Nothing that arrives depends on it.</summary>
    Lost,

    /// <summary>As <see cref="Lost"/>, and the client is told so.</summary>
    Named,

    /// <summary>As <see cref="Lost"/>, but it says nothing that the other side needs, or what holds there anyway.</summary>
    Needless,
}
