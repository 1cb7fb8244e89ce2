using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Providers;

/// <summary>The surfaces that providers of one type offer.</summary>
public sealed class SurfaceTable
{
    private readonly SurfaceSupport?[] _surfaces;

    /// <param name="support">How a surface is served; null where it is not.</param>
    public SurfaceTable(Func<Surface, SurfaceSupport?> support)
    {
        ArgumentNullException.ThrowIfNull(support);
        _surfaces = [.. Enum.GetValues<Surface>().Select(support)];
    }

    /// <summary>Every surface, because nothing is known.</summary>
    public static SurfaceTable Any { get; } = new(_ => new SurfaceSupport(PassesThrough: true, Streams: true, []));

    /// <summary>How a surface is served; null where it is not.</summary>
    public SurfaceSupport? this[Surface surface] => _surfaces[(int)surface];
}
