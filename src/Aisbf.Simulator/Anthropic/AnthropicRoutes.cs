using Aisbf.Simulator.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Anthropic's paths. The list of models shares its path with OpenAI's; the version header tells them apart.</summary>
internal static class AnthropicRoutes
{
    public const string VersionHeader = "anthropic-version";

    public static Route? Find(HttpRequest request, string path, bool post)
    {
        if (post)
        {
            return path switch
            {
                "/v1/messages" => To(MessagesOperation.Answer),
                "/v1/messages/count_tokens" => To(MessagesOperation.CountTokens),
                _ => null,
            };
        }

        if (!request.Headers.ContainsKey(VersionHeader) || !path.StartsWith("/v1/models", StringComparison.Ordinal))
            return null;
        return path.Length == 10 ? To(ModelsOperation.List)
            : path[10] == '/' && path.Length > 11 ? To(ModelsOperation.One, path[11..])
            : null;
    }

    private static Route? To(Operation operation, string? model = null) => new Route(AnthropicDialect.Instance, operation, model);
}
