using Aisbf.Domain.Routing;

namespace Aisbf.Application.Gateway;

/// <summary>What one pass over a request's bytes found. Positions are byte offsets into the body.</summary>
/// <param name="Model">The requested model.</param>
/// <param name="ModelRange">Where its JSON string stands, quotes included.</param>
/// <param name="Facts">What routing looks at.</param>
/// <param name="IncludeUsage">The client asked for <c>stream_options.include_usage</c>.</param>
/// <param name="StreamOptions">Where the value of <c>stream_options</c> stands; empty when it is absent.</param>
/// <param name="Choices">Answers asked for with <c>n</c>, of all prompts together where there are several.</param>
/// <param name="Store">Where the value of <c>store</c> stands; empty when it is absent or means nothing here.</param>
public sealed record RequestPeek(
    string Model, Range ModelRange, RequestFacts Facts, bool IncludeUsage, Range StreamOptions, int Choices = 1,
    Range Store = default)
{
    /// <summary>A field of a form that makes some upstreams answer with another model; null for none, and for JSON, where it is looked for when it matters.</summary>
    public string? ModelSelector { get; init; }
}
