using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads the refusals of OpenAI and of those who speak like it.</summary>
internal static class OpenAiFaultReader
{
    public static UpstreamFault Read(int status, ReadOnlySpan<byte> body)
    {
        var said = FaultBody.Read(body);
        var kind = UpstreamFaults.Classify(status, said);
        // Some vendors answer a wrong key with 400.
        var isKey = said.Names("invalid_api_key") || said.Says("incorrect api key");
        if (kind == AttemptKind.InvalidRequest && isKey) kind = AttemptKind.AuthFailed;
        return UpstreamFaults.Create(kind, said);
    }
}
