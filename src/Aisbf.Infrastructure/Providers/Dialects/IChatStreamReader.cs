using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Reads one streamed answer, event by event. Holds the state that the vendor's format needs; used by one stream only.</summary>
internal interface IChatStreamReader
{
    /// <summary>True once the vendor's own end mark was read: only then is an end of the connection a good end.</summary>
    bool IsComplete { get; }

    /// <summary>What the upstream says went wrong, once it says so; what comes after that means nothing.</summary>
    UpstreamFault? Fault { get; }

    /// <summary>
    /// Reads one event: for server-sent events the <c>event</c> name (empty if none) and the joined <c>data</c>; for JSON
    /// lines the line as data. Adds what it means to <paramref name="events"/>; a ping adds nothing, and an
    /// error event becomes the <see cref="Fault"/>.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">The event is not this vendor's.</exception>
    void Read(ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> data, ICollection<ChatStreamEvent> events);
}
