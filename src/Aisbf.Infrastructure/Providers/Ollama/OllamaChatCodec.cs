using System.Buffers;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Chat with a local runtime.</summary>
internal sealed class OllamaChatCodec : IChatCodec
{
    public void WriteRequest(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped) =>
        OllamaRequestWriter.Write(request, target, output, dropped);

    public ChatResponse ReadResponse(ReadOnlyMemory<byte> body) => OllamaResponseReader.Read(body);

    public IChatStreamReader CreateStreamReader() => new OllamaStreamReader();
}
