namespace Aisbf.Domain.Conversations;

/// <summary>One answer of those that a request brought.</summary>
public sealed record ChatChoice
{
    public int Index { get; init; }

    /// <summary>The answer's text; null when it has none.</summary>
    public string? Text { get; init; }

    /// <summary>Pictures that the model made.</summary>
    public IReadOnlyList<MediaSource> Images { get; init; } = [];

    public IReadOnlyList<ReasoningBlock> Reasoning { get; init; } = [];

    public string? Refusal { get; init; }

    public IReadOnlyList<ChatToolCall> ToolCalls { get; init; } = [];

    public FinishReason FinishReason { get; init; }
}
