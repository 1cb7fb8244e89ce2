using System.Buffers;
using Aisbf.Domain.Common;

namespace Aisbf.Api.Errors;

/// <summary>How the clients of an endpoint are told of errors; part of the endpoint's metadata where it is not OpenAI's way.</summary>
internal interface IErrorDialect
{
    /// <summary>Writes the error as a whole body.</summary>
    void Write(IBufferWriter<byte> output, Error error, string requestId);

    /// <summary>Writes the error as what ends a stream.</summary>
    void WriteLastEvents(IBufferWriter<byte> output, Error error, string requestId);
}
