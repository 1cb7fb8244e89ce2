using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>What providers offer, as it follows from what can be done with their dialect.</summary>
internal static class OfferedSurfaces
{
    public static SurfaceTable SurfacesOf(this IUpstreamDialect dialect, ProviderType type) => new(surface =>
        surface == dialect.ChatSurface ? new SurfaceSupport(PassesThrough: true, Streams: true, [])
        : surface is Surface.Responses && dialect.ChatSurface == Surface.ChatCompletions && type.Responses
            ? new SurfaceSupport(PassesThrough: true, Streams: true, [])
        : dialect.SurfaceOf(surface, type) is { } served ? new SurfaceSupport(served is not ISurfaceCodec, served.Streams, served.Limits)
        : surface == Surface.TokenCount ? new SurfaceSupport(dialect.ChatSurface == Surface.Messages, Streams: false, CountLimits(dialect))
        : surface.IsChat() || (surface is Surface.Completions && dialect.ChatSurface != Surface.ChatCompletions) ? new SurfaceSupport(PassesThrough: false, Streams: true, [])
        : null);

    private static IReadOnlyList<string> CountLimits(IUpstreamDialect dialect) =>
        dialect.ChatSurface == Surface.Messages ? [] : ["the count is the gateway's estimate"];
}
