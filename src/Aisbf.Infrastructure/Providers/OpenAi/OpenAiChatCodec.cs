using System.Buffers;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Chat as chat completions, for clients that speak another dialect.</summary>
internal sealed class OpenAiChatCodec : IChatCodec
{
    public void WriteRequest(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped) =>
        OpenAiRequestWriter.Write(request, target, output, dropped);

    public ChatResponse ReadResponse(ReadOnlyMemory<byte> body) => OpenAiResponseReader.Read(body);

    public IChatStreamReader CreateStreamReader() => new OpenAiStreamReader();
}
