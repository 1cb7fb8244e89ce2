using System.Text.Json;

namespace Aisbf.Domain.Conversations;

/// <summary>How tokens are drawn. Null means that the client said nothing, and the vendor's default holds.</summary>
public sealed record SamplingOptions
{
    public static SamplingOptions None { get; } = new();

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    public int? TopK { get; init; }

    /// <summary>Most tokens of answer, reasoning included.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Texts that end the answer.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    public long? Seed { get; init; }

    /// <summary>Number of answers.</summary>
    public int? N { get; init; }

    public double? PresencePenalty { get; init; }

    public double? FrequencyPenalty { get; init; }

    /// <summary>Bias for each token id, as a JSON object.</summary>
    public JsonElement? LogitBias { get; init; }

    public bool? Logprobs { get; init; }

    public int? TopLogprobs { get; init; }
}
