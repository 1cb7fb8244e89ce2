using System.Buffers;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>The body of a translated request.</summary>
internal static class TranslatedContent
{
    public static ReadOnlyMemoryContent Of(ArrayBufferWriter<byte> json)
    {
        var content = new ReadOnlyMemoryContent(json.WrittenMemory);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }
}
