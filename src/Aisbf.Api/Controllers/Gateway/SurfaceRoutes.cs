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
    ];
}
