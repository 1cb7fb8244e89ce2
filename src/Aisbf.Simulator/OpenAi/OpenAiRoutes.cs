using Aisbf.Simulator.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.OpenAi;

/// <summary>OpenAI's paths, with Azure's deployments as another way to name the model.</summary>
internal static class OpenAiRoutes
{
    private const string Azure = "/openai/deployments/";

    public static Route? Find(HttpRequest request, string path, bool post)
    {
        if (path.StartsWith(Azure, StringComparison.Ordinal))
        {
            var slash = path.IndexOf('/', Azure.Length);
            return slash < 0 || !post || !request.Query.ContainsKey("api-version")
                ? null
                : To(Post(path[(slash + 1)..]), path[Azure.Length..slash]);
        }

        if (!path.StartsWith("/v1/", StringComparison.Ordinal))
            return null;
        return post ? To(Post(path[4..]), null) : Get(path[4..]);
    }

    private static Route? Get(string path) => path switch
    {
        "images/pixel.png" => To(ImageOperation.Picture, null),
        "models" => To(ModelsOperation.List, null),
        _ when path.StartsWith("models/", StringComparison.Ordinal) && path.Length > 7 => To(ModelsOperation.One, path[7..]),
        _ => null,
    };

    private static Operation? Post(string path) => path switch
    {
        "chat/completions" => ChatOperation.Answer,
        "completions" => CompletionOperation.Answer,
        "responses" => ResponsesOperation.Answer,
        "embeddings" => EmbeddingOperation.Answer,
        "images/generations" => ImageOperation.Answer,
        "images/edits" => ImageOperation.Edit,
        "images/variations" => ImageOperation.Vary,
        "moderations" => ModerationOperation.Answer,
        "rerank" => RerankOperation.Answer,
        "audio/speech" => AudioOperation.Speak,
        "audio/transcriptions" => AudioOperation.Transcribe,
        "audio/translations" => AudioOperation.Translate,
        _ => null,
    };

    private static Route? To(Operation? operation, string? model) =>
        operation is null ? null : new Route(OpenAiDialect.Instance, operation, model);
}
