using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>What providers offer, as it follows from what can be done with their dialect.</summary>
internal static class OfferedSurfaces
{
    public static SurfaceTable SurfacesOf(this IUpstreamDialect dialect, ProviderType type) => new(surface =>
        surface == dialect.ChatSurface ? new SurfaceSupport(PassesThrough: true, Streams: true, [])
        : dialect.SurfaceOf(surface, type) is { } served ? new SurfaceSupport(served is not ISurfaceCodec, served.Streams, served.Limits)
        : surface.IsChat() || (surface is Surface.Completions && dialect.Chat is not null) ? new SurfaceSupport(PassesThrough: false, Streams: true, [])
        : null);
}
