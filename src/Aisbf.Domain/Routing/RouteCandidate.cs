using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;

namespace Aisbf.Domain.Routing;

/// <summary>
/// A provider's model that can be called, with every default already applied (model, then rotation item, rotation,
/// provider, system). Built once per snapshot, so that a request only picks.
/// </summary>
public sealed record RouteCandidate
{
    public required CandidateKey Key { get; init; }

    public required Provider Provider { get; init; }

    /// <summary>The upstream's model name.</summary>
    public required string Model { get; init; }

    /// <summary>The one name that means just this: <c>provider/model</c>.</summary>
    public string Name => $"{Provider.Id}/{Model}";

    /// <summary>The credential to call with: the rotation entry's, else the provider's.</summary>
    public Secret? ApiKey { get; init; }

    /// <summary>Share of a rotation's traffic; 0 is standby.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Tokens of prompt and answer together; null when nothing is known.</summary>
    public int? ContextSize { get; init; }

    /// <summary><see cref="ContextSize"/> is not configured, but published or read from the model's name: good enough to choose by, not to refuse by.</summary>
    public bool ContextSizeIsGuess { get; init; }

    public int? MaxRequestTokens { get; init; }

    public int? MaxTokens { get; init; }

    public ModelPricing? Pricing { get; init; }

    /// <summary>Its embeddings can be compared with those of every candidate that has the same here; by itself its model's name.</summary>
    public string VectorSpace { get => field ?? Model; init; }

    /// <summary>Stated capabilities; null means unknown, which excludes nothing.</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }

    /// <summary>How long the candidate rests once its circuit opens.</summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromSeconds(300);
}
