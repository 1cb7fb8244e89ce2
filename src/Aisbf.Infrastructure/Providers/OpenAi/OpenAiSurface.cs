using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// A surface of OpenAI's and of those who speak like it. Who of them offers what changes by the week, so all are asked; a
/// vendor that lacks it answers 404, which is no answer.
/// </summary>
internal sealed class OpenAiSurface(string path, bool streams = false) : IUpstreamSurface
{
    private static readonly OpenAiSurface Completions = new("/completions", streams: true);
    private static readonly OpenAiSurface Embeddings = new("/embeddings");
    private static readonly OpenAiSurface Images = new("/images/generations", streams: true);
    private static readonly OpenAiSurface Speech = new("/audio/speech", streams: true);
    private static readonly OpenAiSurface Moderations = new("/moderations");
    private static readonly OpenAiSurface Rerank = new("/rerank");

    private static readonly OpenAiSurface Transcriptions = new("/audio/transcriptions", streams: true);
    private static readonly OpenAiSurface Translations = new("/audio/translations");
    private static readonly OpenAiSurface ImageEdits = new("/images/edits", streams: true);
    private static readonly OpenAiSurface ImageVariations = new("/images/variations");

    public bool Streams => streams;

    public static OpenAiSurface? Of(Surface surface, ProviderType type) => surface switch
    {
        Surface.Completions => Completions,
        Surface.Embeddings => Embeddings,
        Surface.ImageGenerations => Images,
        Surface.ImageEdits => ImageEdits,
        Surface.Speech => Speech,
        Surface.Transcriptions => Transcriptions,
        Surface.Translations => Translations,

        // Azure filters contents by itself, varies no images, and ranks nothing at these addresses.
        Surface.Moderations => AzureAddress.Is(type) ? null : Moderations,
        Surface.ImageVariations => AzureAddress.Is(type) ? null : ImageVariations,
        Surface.Rerank => AzureAddress.Is(type) ? null : Rerank,
        _ => null,
    };

    public Uri AddressOf(Provider provider, string model) => OpenAiDialect.CallUri(provider, model, path);
}
