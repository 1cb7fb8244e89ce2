using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Translates one surface besides chat between OpenAI's shapes and a vendor's.</summary>
internal interface ISurfaceCodec : IUpstreamSurface
{
    /// <summary>
    /// Reads a client's request. What the vendor can do without is added to <paramref name="dropped"/>; what it cannot is an
    /// error that names it.
    /// </summary>
    Result<SurfaceExchange> Read(ReadOnlyMemory<byte> body, Provider provider, string model, DroppedFields dropped);
}
