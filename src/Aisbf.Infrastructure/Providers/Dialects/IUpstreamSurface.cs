using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>
/// How an upstream serves a surface besides chat. By itself it says that the upstream speaks as the client does, so that
/// bodies pass through; one that does not is an <see cref="ISurfaceCodec"/>.
/// </summary>
internal interface IUpstreamSurface
{
    /// <summary>The answer can be asked for as a stream.</summary>
    bool Streams => false;

    /// <summary>What it cannot do, in words.</summary>
    IReadOnlyList<string> Limits => [];

    /// <summary>The address of a call.</summary>
    Uri AddressOf(Provider provider, string model);
}
