namespace Aisbf.Domain.Routing;

/// <summary>What follows from the kind of a call.</summary>
public static class SurfaceExtensions
{
    /// <summary>The call is a conversation, whatever its dialect: it can be translated for every upstream.</summary>
    public static bool IsChat(this Surface surface) => surface is Surface.ChatCompletions or Surface.Messages or Surface.Responses;

    /// <summary>The call's body is a form with files, which is never held in memory.</summary>
    public static bool TakesForm(this Surface surface) =>
        surface is Surface.Transcriptions or Surface.Translations or Surface.ImageEdits or Surface.ImageVariations;

    /// <summary>What a provider offers there, in words that fit behind "offers".</summary>
    public static string Words(this Surface surface) => surface switch
    {
        Surface.ChatCompletions or Surface.Messages or Surface.Responses => "chat",
        Surface.TokenCount => "counting of tokens",
        Surface.Completions => "text completions",
        Surface.Embeddings => "embeddings",
        Surface.ImageGenerations => "image generation",
        Surface.ImageEdits => "image edits",
        Surface.ImageVariations => "image variations",
        Surface.Speech => "speech",
        Surface.Transcriptions => "transcriptions",
        Surface.Translations => "translations of speech",
        Surface.Moderations => "moderations",
        Surface.Rerank => "reranking",
        _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, null),
    };
}
