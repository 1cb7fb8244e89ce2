using Aisbf.Simulator.Anthropic;
using Aisbf.Simulator.Google;
using Aisbf.Simulator.Ollama;
using Aisbf.Simulator.OpenAi;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Pipeline;

/// <summary>Finds the dialect and operation of a request.</summary>
internal static class Router
{
    public static Route? Find(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var post = HttpMethods.IsPost(request.Method);
        if (!post && !HttpMethods.IsGet(request.Method))
            return null;
        return AnthropicRoutes.Find(request, path, post)
            ?? OpenAiRoutes.Find(request, path, post)
            ?? GoogleRoutes.Find(request, path, post)
            ?? OllamaRoutes.Find(path, post);
    }

    /// <summary>In whose shape a 404 is written.</summary>
    public static IDialect DialectOfUnknownPath(HttpRequest request) =>
        request.Headers.ContainsKey(AnthropicRoutes.VersionHeader) ? AnthropicDialect.Instance
        : request.Path.StartsWithSegments("/v1beta", StringComparison.Ordinal) ? GoogleDialect.Instance
        : request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? OllamaDialect.Instance
        : OpenAiDialect.Instance;
}
