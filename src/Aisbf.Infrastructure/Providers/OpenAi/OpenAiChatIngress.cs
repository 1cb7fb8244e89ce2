using System.Buffers;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Clients of OpenAI's chat completions.</summary>
internal sealed class OpenAiChatIngress : IChatIngress
{
    public Surface Surface => Surface.ChatCompletions;

    public Result<ChatRequest> ReadRequest(ReadOnlyMemory<byte> body) => OpenAiChatRequestReader.Read(body);

    public string NewId() => $"chatcmpl-{Guid.NewGuid():N}";

    public void WriteResponse(ChatResponse response, in ReplyHead head, IBufferWriter<byte> output) =>
        OpenAiChatResponseWriter.Write(response, head, output);

    public IChatStreamWriter CreateStreamWriter(in ReplyHead head, RequestPeek peek) => new OpenAiChatStreamWriter(head, peek.IncludeUsage);
}
