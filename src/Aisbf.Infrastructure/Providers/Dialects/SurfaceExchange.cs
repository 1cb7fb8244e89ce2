using System.Buffers;
using Aisbf.Domain.Usage;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>One translated call: the request as read, and what of it the answer depends on.</summary>
internal abstract class SurfaceExchange
{
    /// <summary>The answer's content type.</summary>
    public virtual string ContentType => "application/json";

    /// <summary>Writes the vendor's request.</summary>
    public abstract void WriteRequest(IBufferWriter<byte> output);

    /// <summary>Writes the vendor's answer as the client expects it, and tells the tokens used where the vendor does.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not this vendor's answer.</exception>
    public abstract TokenUsage? WriteAnswer(ReadOnlyMemory<byte> answer, DateTimeOffset now, IBufferWriter<byte> output);
}
