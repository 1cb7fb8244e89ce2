using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Reads Google's refusals.</summary>
internal static class GoogleFaultReader
{
    public static UpstreamFault Read(int status, ReadOnlySpan<byte> body)
    {
        var said = FaultBody.Read(body);
        var kind = UpstreamFaults.Classify(status, said);
        // A wrong key is a bad request here.
        var isKey = said.Names("API_KEY_INVALID") || said.Says("api key not valid");
        if (kind == AttemptKind.InvalidRequest && isKey) kind = AttemptKind.AuthFailed;
        return UpstreamFaults.Create(kind, said);
    }
}
