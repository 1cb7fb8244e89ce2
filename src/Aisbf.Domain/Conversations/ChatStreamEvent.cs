using Aisbf.Domain.Usage;

namespace Aisbf.Domain.Conversations;

/// <summary>One step of a streamed answer, whatever dialect it came in.</summary>
public abstract record ChatStreamEvent
{
    private ChatStreamEvent()
    {
    }

    /// <summary>The answer begins.</summary>
    public sealed record Started(string? Id, string? Model) : ChatStreamEvent;

    public sealed record TextDelta(string Text) : ChatStreamEvent;

    /// <summary>Reasoning text, or the signature that belongs to the reasoning before it.</summary>
    public sealed record ReasoningDelta(string Text, string? Signature = null) : ChatStreamEvent
    {
        /// <summary>Whose signature it is (see <see cref="ReasoningFormats"/>).</summary>
        public string? Format { get; init; }
    }

    /// <summary>Reasoning that only the vendor can read, to be handed back as it is.</summary>
    public sealed record EncryptedReasoning(string Data, string? Format) : ChatStreamEvent;

    public sealed record RefusalDelta(string Text) : ChatStreamEvent;

    /// <summary>A tool call begins. <paramref name="Index"/> counts the answer's tool calls from 0.</summary>
    public sealed record ToolCallStarted(int Index, string Id, string Name) : ChatStreamEvent
    {
        /// <summary>Google's signature of the thought that led to the call.</summary>
        public string? Signature { get; init; }
    }

    /// <summary>A piece of a tool call's arguments, as JSON text.</summary>
    public sealed record ToolCallArguments(int Index, string Fragment) : ChatStreamEvent;

    /// <summary>A picture that the model made, whole.</summary>
    public sealed record ImageProduced(MediaSource Source) : ChatStreamEvent;

    public sealed record Finished(FinishReason Reason) : ChatStreamEvent;

    /// <summary>Tokens so far; the last one counts.</summary>
    public sealed record UsageReported(TokenUsage Usage) : ChatStreamEvent;
}
