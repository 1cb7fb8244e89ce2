using Aisbf.Api.Errors;
using Aisbf.Api.OpenApi.Shapes;
using Aisbf.Domain.Routing;

namespace Aisbf.Api.Controllers.Gateway;

/// <summary>The surfaces that are served; each has the same paths in every family.</summary>
internal static class SurfaceRoutes
{
    public static IReadOnlyList<SurfaceRoute> All { get; } =
    [
        new(Surface.ChatCompletions, "chat/completions", "Chat", "Chat")
        {
            Request = typeof(ChatRequestShape),
            Answer = typeof(ChatCompletionShape),
            Streams = true,
        },
        new(Surface.Responses, "responses", "Responses", "A response of OpenAI's Responses API, without anything stored,")
        {
            Errors = ResponsesErrorDialect.Instance,
            Request = typeof(ResponseRequestShape),
            Answer = typeof(ResponseShape),
            Streams = true,
        },
        new(Surface.Messages, "messages", "Messages", "Messages in Anthropic's dialect,")
        {
            Errors = AnthropicErrorDialect.Instance,
            IsVersioned = true,
            ForwardedHeader = "anthropic-beta",
            TakesApiKey = true,
            Request = typeof(MessageRequestShape),
            Answer = typeof(MessageShape),
            Streams = true,
        },
        new(Surface.TokenCount, "messages/count_tokens", "Messages", "Count of a prompt's tokens")
        {
            Errors = AnthropicErrorDialect.Instance,
            IsVersioned = true,
            ForwardedHeader = "anthropic-beta",
            TakesApiKey = true,
            Request = typeof(MessageRequestShape),
            Answer = typeof(TokenCountShape),
        },
        new(Surface.Transcriptions, "audio/transcriptions", "Audio", "Write down what is said")
        {
            Request = typeof(TranscriptionForm),
            Answer = typeof(TranscriptionShape),
            Streams = true,
        },
        new(Surface.Translations, "audio/translations", "Audio", "Write down in English what is said")
        {
            Request = typeof(TranslationForm),
            Answer = typeof(TranscriptionShape),
        },
        new(Surface.ImageEdits, "images/edits", "Images", "Change pictures")
        {
            Request = typeof(ImageEditForm),
            JsonRequest = typeof(ImageEditRequestShape),
            Answer = typeof(ImagesShape),
            Streams = true,
        },
        new(Surface.ImageVariations, "images/variations", "Images", "Vary a picture")
        {
            Request = typeof(ImageVariationForm),
            Answer = typeof(ImagesShape),
        },
        new(Surface.Completions, "completions", "Completions", "Complete a text")
        {
            Request = typeof(CompletionRequestShape),
            Answer = typeof(CompletionShape),
            Streams = true,
        },
        new(Surface.Embeddings, "embeddings", "Embeddings", "Make embeddings") { Request = typeof(EmbeddingRequestShape), Answer = typeof(EmbeddingsShape) },
        new(Surface.ImageGenerations, "images/generations", "Images", "Make images")
        {
            Request = typeof(ImageRequestShape),
            Answer = typeof(ImagesShape),
            Streams = true,
        },
        new(Surface.Speech, "audio/speech", "Audio", "Make speech") { Request = typeof(SpeechRequestShape), Answer = null, AnswerType = "audio/*" },
        new(Surface.Moderations, "moderations", "Moderations", "Moderate contents") { Request = typeof(ModerationRequestShape), Answer = typeof(ModerationsShape) },
        new(Surface.Rerank, "rerank", "Reranking", "Rank documents") { Request = typeof(RerankRequestShape), Answer = typeof(RerankShape) },
    ];

    /// <summary>The surface that a path without an endpoint was meant for, as far as its end tells.</summary>
    public static SurfaceRoute? Like(PathString path) =>
        path.Value is { } text ? All.FirstOrDefault(route => text.EndsWith($"/{route.Path}", StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>The surface of that path end; null if there is none.</summary>
    public static SurfaceRoute? Find(string path) => All.FirstOrDefault(route => string.Equals(route.Path, path, StringComparison.Ordinal));

    /// <summary>The surfaces by what their paths end with, in this order.</summary>
    public static IReadOnlyDictionary<string, Surface> BySuffix { get; } =
        new OrderedDictionary<string, Surface>(All.Select(route => KeyValuePair.Create(route.Path, route.Surface)), StringComparer.Ordinal);
}
