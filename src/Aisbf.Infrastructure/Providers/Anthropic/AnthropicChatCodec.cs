using System.Buffers;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Chat as messages.</summary>
internal sealed class AnthropicChatCodec : IChatCodec
{
    public void WriteRequest(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped) =>
        AnthropicRequestWriter.Write(request, target, output, dropped);

    public ChatResponse ReadResponse(ReadOnlyMemory<byte> body) => AnthropicResponseReader.Read(body);

    public IChatStreamReader CreateStreamReader() => new AnthropicStreamReader();
}
