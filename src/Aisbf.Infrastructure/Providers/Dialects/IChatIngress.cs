using System.Buffers;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>How clients of one chat surface speak: reads their requests into the neutral conversation and writes its answers for them. No I/O.</summary>
internal interface IChatIngress
{
    Surface Surface { get; }

    /// <summary>
    /// Reads a request. Strict about the fields it knows, open to those it does not: they are kept in
    /// <see cref="ChatRequest.Extras"/>.
    /// </summary>
    Result<ChatRequest> ReadRequest(ReadOnlyMemory<byte> body);

    /// <summary>What clients call the field that the neutral form has at <paramref name="path"/>.</summary>
    string FieldName(string path) => path;

    /// <summary>An id for an answer whose upstream gives none.</summary>
    string NewId();

    void WriteResponse(ChatResponse response, in ReplyHead head, IBufferWriter<byte> output);

    /// <summary>A writer for one streamed answer.</summary>
    IChatStreamWriter CreateStreamWriter(in ReplyHead head, RequestPeek peek);
}

/// <summary>Writes one streamed answer in the client's dialect. Holds the state that the dialect needs; used by one stream only.</summary>
internal interface IChatStreamWriter : IDisposable
{
    /// <summary>Writes what the event means to a client; some events mean nothing yet.</summary>
    void Write(ChatStreamEvent step, IBufferWriter<byte> output);

    /// <summary>Writes what ends a whole answer.</summary>
    void WriteEnd(IBufferWriter<byte> output);

    /// <summary>
    /// Writes why the answer breaks off, if that takes knowledge of what was written before; false where the dialect's
    /// usual words for an error will do.
    /// </summary>
    bool TryWriteError(Error error, IBufferWriter<byte> output) => false;
}
