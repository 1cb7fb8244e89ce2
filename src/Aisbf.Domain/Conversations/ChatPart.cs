using System.Text.Json;

namespace Aisbf.Domain.Conversations;

/// <summary>A piece of a message's content.</summary>
public abstract record ChatPart
{
    private ChatPart()
    {
    }

    /// <summary>Where it stands in the request, such as <c>messages[1].content[0]</c>; null when its index says it.</summary>
    public string? Path { get; init; }

    /// <summary>A cache mark (<c>cache_control</c>) that the client put on the piece.</summary>
    public JsonElement? CacheControl { get; init; }

    /// <summary>Where the mark stands in the request, if not on the piece; null otherwise.</summary>
    public string? CacheControlPath { get; init; }

    public sealed record Text(string Value) : ChatPart;

    /// <param name="Source">The picture or its address.</param>
    /// <param name="Detail"><c>low</c>, <c>high</c> or <c>auto</c>; null when not said.</param>
    public sealed record Image(MediaSource Source, string? Detail = null) : ChatPart;

    /// <param name="Source">The sound.</param>
    /// <param name="Format">For example <c>wav</c> or <c>mp3</c>.</param>
    public sealed record Audio(MediaSource Source, string Format) : ChatPart;

    /// <param name="Source">The file, or null when it is only named.</param>
    /// <param name="FileId">Its name in the vendor's own file store.</param>
    /// <param name="FileName">Its name for people.</param>
    public sealed record File(MediaSource? Source, string? FileId = null, string? FileName = null) : ChatPart;

    public sealed record Refusal(string Value) : ChatPart;

    public sealed record Reasoning(ReasoningBlock Block) : ChatPart;

    /// <summary>A kind of content that we do not know.</summary>
    public sealed record Unknown(string Type, JsonElement Raw) : ChatPart;
}
