namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>The body of a request that was written here.</summary>
internal static class TranslatedContent
{
    public static ReadOnlyMemoryContent Of(ReadOnlyMemory<byte> json)
    {
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }
}
