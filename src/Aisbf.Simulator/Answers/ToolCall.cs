namespace Aisbf.Simulator.Answers;

/// <summary>A call that the model makes.</summary>
/// <param name="Id">Number of the call within the answer, from 0; a dialect makes its own id of it.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">A JSON object.</param>
internal sealed record ToolCall(int Id, string Name, string Arguments);
