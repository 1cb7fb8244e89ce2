namespace Aisbf.Domain.Conversations;

/// <summary>Why an answer ended.</summary>
public enum FinishReason
{
    Stop,
    Length,
    ToolCalls,
    ContentFilter,
}
