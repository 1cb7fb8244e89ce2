namespace Aisbf.Domain.Conversations;

/// <summary>What the model has to do with its tools.</summary>
/// <param name="Mode">What it may do.</param>
/// <param name="Name">The tool, for <see cref="ToolChoiceMode.Named"/> only.</param>
public sealed record ToolChoice(ToolChoiceMode Mode, string? Name = null)
{
    /// <summary>The field of the request that asked for it, to name if it is lost.</summary>
    public string Path { get; init; } = "tool_choice";
}
