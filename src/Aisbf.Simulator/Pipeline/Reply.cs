using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Pipeline;

/// <summary>What an operation answers.</summary>
internal abstract record Reply;

/// <summary>A whole body.</summary>
internal sealed record BodyReply(ReadOnlyMemory<byte> Body, string ContentType = "application/json") : Reply
{
    public static BodyReply Json(Action<System.Text.Json.Utf8JsonWriter> write)
    {
        using var buffer = new JsonBuffer();
        write(buffer.Json);
        return new BodyReply(buffer.Take());
    }
}

/// <summary>A stream; its frames are made one at a time, as they are sent.</summary>
internal sealed record StreamReply(IEnumerable<Frame> Frames, Framing Framing) : Reply;

/// <summary>A refusal in the vendor's shape.</summary>
internal sealed record ErrorReply(ApiError Error) : Reply;
