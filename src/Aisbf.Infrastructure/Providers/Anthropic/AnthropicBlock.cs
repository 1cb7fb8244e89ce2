using System.Text.Json;
using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>A piece of a turn, in Anthropic's terms.</summary>
internal abstract record AnthropicBlock
{
    private AnthropicBlock()
    {
    }

    public JsonElement? CacheControl { get; init; }

    public sealed record Text(string Value) : AnthropicBlock;

    public sealed record Image(MediaSource Source) : AnthropicBlock;

    /// <param name="Source">A PDF, or plain text in base64.</param>
    /// <param name="Title">The file's name.</param>
    public sealed record Document(MediaSource Source, string? Title) : AnthropicBlock;

    public sealed record Thinking(ReasoningBlock Block) : AnthropicBlock;

    public sealed record ToolUse(string Id, string Name, string Arguments) : AnthropicBlock;

    public sealed record ToolResult(string Id, bool IsError, IReadOnlyList<AnthropicBlock> Content) : AnthropicBlock;
}
