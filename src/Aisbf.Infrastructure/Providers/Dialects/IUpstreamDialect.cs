using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Everything that differs between vendors' wire formats around the bodies: paths, headers, errors, lists. No I/O.</summary>
internal interface IUpstreamDialect
{
    Dialect Id { get; }

    /// <summary>How the upstream frames a streamed answer.</summary>
    StreamFraming Framing { get; }

    /// <summary>The surface whose clients speak as the upstream does, so that their bodies pass through; null when clients speak otherwise.</summary>
    Surface? ChatSurface => null;

    /// <summary>Translates chat between the neutral conversation and the upstream's shapes.</summary>
    IChatCodec Chat { get; }

    /// <summary>How providers of this type serve a surface besides chat; null where they do not.</summary>
    IUpstreamSurface? SurfaceOf(Surface surface, ProviderType type) => null;

    /// <summary>The address for a chat call.</summary>
    Uri ChatUri(Provider provider, string model, bool stream);

    /// <summary>The address of the list of models.</summary>
    Uri ModelsUri(Provider provider);

    /// <summary>Puts the credential and the vendor's fixed headers on a request.</summary>
    void AddHeaders(HttpRequestMessage request, Provider provider, Secret? apiKey);

    /// <summary>Reads an error body, or an error event of a stream, in whatever shape the upstream sent it; never throws.</summary>
    UpstreamFault ReadFault(int status, ReadOnlySpan<byte> body);

    /// <summary>Reads a list of models.</summary>
    Result<IReadOnlyList<UpstreamModel>> ReadModels(ReadOnlyMemory<byte> body);
}
