using System.Buffers;
using System.IO.Pipelines;
using Aisbf.Domain.Common;
using Aisbf.Domain.Usage;

namespace Aisbf.Application.Gateway;

/// <summary>An upstream's answer, ready to be passed on in the client's dialect.</summary>
public interface IUpstreamReply : IAsyncDisposable
{
    int Status { get; }

    string ContentType { get; }

    /// <summary>Server-sent events follow; else one body of <see cref="Length"/> bytes.</summary>
    bool IsStream { get; }

    /// <summary>Bytes to follow, where known.</summary>
    long? Length { get; }

    /// <summary>Headers besides the content type and the length that go on to the client.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Headers => [];

    /// <summary>Fields of the request that the upstream could not be sent.</summary>
    IReadOnlyList<string> Dropped { get; }

    /// <summary>Tokens as the upstream counted them, as far as the answer has been passed on; null while it has not said.</summary>
    TokenUsage? Usage { get; }

    /// <summary>
    /// Writes the answer. A stream is flushed once for every read from upstream, and <paramref name="gate"/> is held while
    /// writing, so that heartbeats can be written in between. An upstream that breaks off is the
    /// result, not an exception.
    /// </summary>
    /// <returns>Why the answer broke off; null when it is whole.</returns>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a stream that broke off with words that only the reply itself can find, such as the number of the last event.
    /// False if it has none: then the dialect's usual words do.
    /// </summary>
    bool TryWriteError(Error error, IBufferWriter<byte> output) => false;
}
