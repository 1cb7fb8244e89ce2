using Aisbf.Domain.Providers;

namespace Aisbf.Application.Gateway;

/// <summary>A model as an upstream's list tells of it.</summary>
/// <param name="Id">The name to call it by.</param>
/// <param name="DisplayName">The name for people, where the upstream gives one.</param>
/// <param name="ContextSize">Tokens of context, where the upstream tells.</param>
/// <param name="Created">When it was made, in Unix seconds, where the upstream tells.</param>
public sealed record UpstreamModel(string Id, string? DisplayName = null, int? ContextSize = null, long? Created = null)
{
    /// <summary>Most tokens of answer.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Words of <see cref="CapabilityNames"/>.</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }

    public ModelPricing? Pricing { get; init; }

    public string? Description { get; init; }

    public ModelDetails? Details { get; init; }

    public ModelFacts ToFacts() => new()
    {
        ContextSize = ContextSize,
        MaxOutputTokens = MaxOutputTokens,
        Capabilities = Capabilities,
        Pricing = Pricing,
        DisplayName = DisplayName,
    };
}
