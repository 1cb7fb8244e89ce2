using System.Text.Json;

namespace Aisbf.Simulator.Answers;

/// <summary>What a chat request wants, whatever dialect it was written in.</summary>
internal sealed record Ask
{
    public string LastUserText { get; init; } = "";

    /// <summary>The tool's result when the conversation ends with one; then the answer is text.</summary>
    public string? ToolResult { get; init; }

    public IReadOnlyList<ToolOffer> Tools { get; init; } = [];

    public ToolChoice ToolChoice { get; init; }

    public bool ParallelTools { get; init; } = true;

    public bool WantsReasoning { get; init; }

    public bool WantsJson { get; init; }

    /// <summary>Schema of the JSON that is wanted; any object will do when undefined.</summary>
    public JsonElement OutputSchema { get; init; }

    public int? MaxTokens { get; init; }

    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Characters of all input, for the token count.</summary>
    public long InputCharacters { get; init; }
}
