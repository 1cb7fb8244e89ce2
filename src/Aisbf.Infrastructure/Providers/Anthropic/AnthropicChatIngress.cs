using System.Buffers;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Clients of Anthropic's messages.</summary>
internal sealed class AnthropicChatIngress : IChatIngress
{
    public Surface Surface => Surface.Messages;

    public Result<ChatRequest> ReadRequest(ReadOnlyMemory<byte> body) => AnthropicRequestReader.Read(body);

    public string NewId() => $"msg_{Guid.NewGuid():N}";

    public string FieldName(string path) => AnthropicFieldNames.Of(path);

    public void WriteResponse(ChatResponse response, in ReplyHead head, IBufferWriter<byte> output) =>
        AnthropicResponseWriter.Write(response, head, output);

    public IChatStreamWriter CreateStreamWriter(in ReplyHead head, RequestPeek peek) => new AnthropicStreamWriter(head);
}
