namespace Aisbf.Domain.Conversations;

/// <summary>One turn of a conversation.</summary>
public sealed record ChatMessage
{
    public required ChatRole Role { get; init; }

    /// <summary>Where it stands in the request, such as <c>messages[1].content[0]</c>; null when its index says it.</summary>
    public string? Path { get; init; }

    /// <summary>The elements of <c>content</c>; empty when it is null.</summary>
    public IReadOnlyList<ChatPart> Parts { get; init; } = [];

    /// <summary><c>content</c> was one string, not a list: its only part has no index.</summary>
    public bool PlainContent { get; init; }

    /// <summary>An assistant's calls.</summary>
    public IReadOnlyList<ChatToolCall> ToolCalls { get; init; } = [];

    /// <summary>For <see cref="ChatRole.Tool"/>: the call that this is the result of.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>For <see cref="ChatRole.Tool"/>: the tool failed.</summary>
    public bool IsError { get; init; }

    /// <summary>An assistant's reasoning, handed back so that the model can go on from it.</summary>
    public IReadOnlyList<ReasoningBlock> Reasoning { get; init; } = [];

    /// <summary>An assistant's refusal.</summary>
    public string? Refusal { get; init; }

    /// <summary>Tells speakers of one role apart.</summary>
    public string? Name { get; init; }
}
