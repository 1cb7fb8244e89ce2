using System.Buffers;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Clients of OpenAI's Responses API. Nothing is stored: every request carries its whole conversation.</summary>
internal sealed class ResponsesIngress : IChatIngress
{
    public Surface Surface => Surface.Responses;

    public Result<ChatRequest> ReadRequest(ReadOnlyMemory<byte> body) => ResponsesRequestReader.Read(body);

    public string FieldName(string path) => ResponsesFieldName.Of(path);

    public string NewId() => $"{ResponseItemIds.ResponsePrefix}{Guid.NewGuid():N}";

    public void WriteResponse(ChatResponse response, in ReplyHead head, IBufferWriter<byte> output) => ResponseWriter.Write(response, head, output);

    public IChatStreamWriter CreateStreamWriter(in ReplyHead head, RequestPeek peek) => new ResponseStreamWriter(head);
}
