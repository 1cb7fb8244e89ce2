using System.Buffers;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Chat as generated content.</summary>
internal sealed class GoogleChatCodec : IChatCodec
{
    public void WriteRequest(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped) =>
        GoogleRequestWriter.Write(request, target, output, dropped);

    public ChatResponse ReadResponse(ReadOnlyMemory<byte> body) => GoogleResponseReader.Read(body);

    public IChatStreamReader CreateStreamReader() => new GoogleStreamReader();
}
