using System.Buffers;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Turns the neutral conversation into one vendor's chat request, and that vendor's answers back.</summary>
internal interface IChatCodec
{
    /// <summary>
    /// Writes the vendor's request body. Every field of <paramref name="request"/> that the vendor cannot carry is added
    /// to <paramref name="dropped"/> by its OpenAI path.
    /// </summary>
    void WriteRequest(ChatRequest request, ChatTarget target, IBufferWriter<byte> output, DroppedFields dropped);

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is not this vendor's answer.</exception>
    ChatResponse ReadResponse(ReadOnlyMemory<byte> body);

    /// <summary>A reader for one streamed answer.</summary>
    IChatStreamReader CreateStreamReader();
}

/// <summary>Where a translated request goes.</summary>
/// <param name="Provider">The provider, for its settings.</param>
/// <param name="Model">The upstream's model name.</param>
/// <param name="Stream">A streamed answer is wanted.</param>
/// <param name="MaxTokens">Answer tokens to ask for when the client gave no limit; null for the vendor's own default.</param>
internal readonly record struct ChatTarget(Provider Provider, string Model, bool Stream, int? MaxTokens);
