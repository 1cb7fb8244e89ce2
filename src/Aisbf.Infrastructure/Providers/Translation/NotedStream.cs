using System.Buffers;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>A stream that passes unchanged, and the reasoning in it whose maker is to be remembered.</summary>
/// <param name="inner">What happens to its events.</param>
/// <param name="owners">Where that is remembered.</param>
/// <param name="surface">The dialect.</param>
/// <param name="origin">Who makes it.</param>
internal sealed class NotedStream(IStreamTransform inner, ReasoningOwners owners, Surface surface, string origin) : IStreamTransform
{
    public TokenUsage? Usage => inner.Usage;

    public UpstreamFault? Fault => inner.Fault;

    public bool IsWhole => inner.IsWhole;

    public bool IsEnded => inner.IsEnded;

    public bool TryBegin(UpstreamBody body, out UpstreamFault? fault) => inner.TryBegin(body, out fault);

    public bool TryBeginAtEnd(UpstreamBody body) => inner.TryBeginAtEnd(body);

    public int EndOfLast(ReadOnlySpan<byte> bytes) => inner.EndOfLast(bytes);

    public void Pass(ReadOnlySpan<byte> events, IBufferWriter<byte> output)
    {
        owners.Note(surface, events, origin);
        inner.Pass(events, output);
    }

    public void End(ReadOnlySpan<byte> rest, IBufferWriter<byte> output)
    {
        owners.Note(surface, rest, origin);
        inner.End(rest, output);
    }

    public bool TryWriteError(Error error, IBufferWriter<byte> output) => inner.TryWriteError(error, output);

    public void Dispose() => inner.Dispose();
}
