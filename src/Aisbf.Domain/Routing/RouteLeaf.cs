namespace Aisbf.Domain.Routing;

/// <summary>A candidate with what the filter asks of it worked out beforehand.</summary>
internal sealed class RouteLeaf
{
    private const double TokensPerPrice = 1_000_000;

    private readonly uint _notOffered;
    private readonly uint _lacking;

    public RouteLeaf(RouteCandidate candidate)
    {
        Candidate = candidate;
        var stated = candidate.Capabilities;
        LacksVision = Capabilities.Lack(stated, Capabilities.Seeing);
        LacksAudioInput = Capabilities.Lack(stated, Capabilities.Hearing);
        LacksToolUse = Capabilities.Lack(stated, Capabilities.ToolUse);
        foreach (var surface in Enum.GetValues<Surface>())
        {
            var words = Capabilities.For(surface);
            _lacking |= words.Length > 0 && Capabilities.Lack(stated, words) ? Bit(surface) : 0;
            _notOffered |= candidate.Provider.Type.Surfaces[surface] is null ? Bit(surface) : 0;
        }

        var context = candidate.ContextSize ?? int.MaxValue;
        var budget = candidate.MaxRequestTokens ?? int.MaxValue;
        StatedLimit = candidate.ContextSizeIsGuess ? budget : Math.Min(budget, context);
        Limit = Math.Min(budget, context);
        PromptPrice = PerToken(candidate.Pricing?.Prompt);
        CompletionPrice = PerToken(candidate.Pricing?.Completion);
    }

    public RouteCandidate Candidate { get; }

    public bool LacksVision { get; }

    /// <summary>Why it cannot be asked for a surface, or null.</summary>
    public ExclusionReason? Lacks(Surface surface) =>
        ((_notOffered | _lacking) & Bit(surface)) == 0 ? null
        : (_notOffered & Bit(surface)) != 0 ? ExclusionReason.ProviderLacksSurface
        : ExclusionReason.ModelLacksSurface;

    public bool LacksAudioInput { get; }

    public bool LacksToolUse { get; }

    /// <summary>Most prompt tokens by configuration alone.</summary>
    public int StatedLimit { get; }

    /// <summary>Most prompt tokens, with the guess by name where configuration says nothing.</summary>
    public int Limit { get; }

    /// <summary>Dollars per token; NaN when not known.</summary>
    public double PromptPrice { get; }

    /// <inheritdoc cref="PromptPrice"/>
    public double CompletionPrice { get; }

    private static uint Bit(Surface surface) => 1u << (int)surface;

    private static double PerToken(decimal? perMillion) => perMillion is { } price ? (double)price / TokensPerPrice : double.NaN;
}
