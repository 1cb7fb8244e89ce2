using System.Buffers;
using Aisbf.Domain.Common;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>What happens to the events of one stream on their way to the client. Holds that stream's state.</summary>
internal interface IStreamTransform : IDisposable
{
    /// <summary>The last usage that the upstream reported.</summary>
    TokenUsage? Usage { get; }

    /// <summary>What went wrong in the middle of the answer; nothing after it is passed on.</summary>
    UpstreamFault? Fault { get; }

    /// <summary>The answer is whole, whether or not the upstream says more.</summary>
    bool IsWhole { get; }

    /// <summary>The client has got the end mark.</summary>
    bool IsEnded { get; }

    /// <summary>Looks at what has come so far. True once it is the beginning of an answer, or cannot become one.</summary>
    /// <param name="body">The upstream's answer.</param>
    /// <param name="fault">Why it is no answer.</param>
    bool TryBegin(UpstreamBody body, out UpstreamFault? fault);

    /// <summary>
    /// The upstream is through and the answer has not begun: true if what there is of it makes a whole one after all, because
    /// its only event lacks no more than its end.
    /// </summary>
    bool TryBeginAtEnd(UpstreamBody body) => false;

    /// <summary>The offset behind the last whole event in <paramref name="bytes"/>, or 0.</summary>
    int EndOfLast(ReadOnlySpan<byte> bytes);

    /// <summary>Passes whole events on.</summary>
    void Pass(ReadOnlySpan<byte> events, IBufferWriter<byte> output);

    /// <summary>The upstream is through: passes on what is left, and the end mark if the answer is whole.</summary>
    /// <param name="rest">What has come of a last event whose end is missing.</param>
    /// <param name="output">What the client gets.</param>
    void End(ReadOnlySpan<byte> rest, IBufferWriter<byte> output);

    /// <summary>Writes why the answer breaks off; false if the transform has no words of its own for that.</summary>
    bool TryWriteError(Error error, IBufferWriter<byte> output) => false;
}
