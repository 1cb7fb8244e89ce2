namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>One answer of a chat completion.</summary>
internal sealed record ChatChoiceShape
{
    public required int Index { get; init; }

    public required ChatMessageShape Message { get; init; }

    /// <summary><c>stop</c>, <c>length</c>, <c>tool_calls</c> or <c>content_filter</c>.</summary>
    public string? FinishReason { get; init; }
}
