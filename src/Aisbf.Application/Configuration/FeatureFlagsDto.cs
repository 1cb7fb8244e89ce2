using System.Text.Json.Serialization;

namespace Aisbf.Application.Configuration;

/// <summary>
/// Switches with three states: true, false, or null to inherit from the next level (model, provider, rotation,
/// autoselect, installation). Always written, so that a reader sees that they exist.
/// </summary>
public abstract record FeatureFlagsDto
{
    /// <summary>Answer repeated requests from the response cache.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? EnableResponseCache { get; init; }

    /// <summary>Shorten prompts that come near the context size.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? EnableContextCondensation { get; init; }

    /// <summary>Send prompts that arrive together as one batch.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? EnablePromptBatching { get; init; }

    /// <summary>Scan prompts for injection and leaked credentials.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? EnablePromptSecurity { get; init; }

    /// <summary>Record what prompts are made of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? EnableContextLens { get; init; }

    /// <summary>Refuse prompts that the scan rates high.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? BlockHighRiskPrompts { get; init; }

    /// <summary>Classify prompts as safe for work or not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? EnableNsfwClassification { get; init; }

    /// <summary>Classify prompts as containing personal data or not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool? EnablePrivacyClassification { get; init; }
}
