namespace Aisbf.Simulator.Answers;

/// <summary>What the model says, before a dialect puts it on the wire.</summary>
internal sealed record Answer(
    string Text, string? Reasoning, IReadOnlyList<ToolCall> Calls, FinishReason Finish, string? StopSequence, TokenCounts Tokens);
