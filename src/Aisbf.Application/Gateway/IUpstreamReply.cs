using System.IO.Pipelines;

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

    /// <summary>Fields of the request that the upstream could not be sent.</summary>
    IReadOnlyList<string> Dropped { get; }

    /// <summary>
    /// Writes the answer. A stream is flushed once for every read from upstream, and <paramref name="gate"/> is held while
    /// writing, so that heartbeats can be written in between. An upstream that breaks off is told in the result, not thrown.
    /// </summary>
    ValueTask<ReplyEnd> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken);
}
