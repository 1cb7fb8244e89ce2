using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Ollama;

/// <summary>Ollama's native paths.</summary>
internal static class OllamaRoutes
{
    public static Route? Find(string path, bool post) => (post, path) switch
    {
        (true, "/api/chat") => To(ChatOperation.Answer),
        (true, "/api/embed") => To(EmbedOperation.Answer),
        (true, "/api/show") => To(TagsOperation.Show),
        (false, "/api/tags") => To(TagsOperation.List),
        (false, "/api/version") => To(TagsOperation.Version),
        _ => null,
    };

    private static Route To(Operation operation) => new(OllamaDialect.Instance, operation);
}
