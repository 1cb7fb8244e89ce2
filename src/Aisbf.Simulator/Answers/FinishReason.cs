namespace Aisbf.Simulator.Answers;

/// <summary>Why an answer ended, before a dialect puts it into its own word.</summary>
internal enum FinishReason
{
    Stop,
    StopSequence,
    Length,
    ToolCalls,
    ContentFilter,
    Refusal,
    Pause,
}
