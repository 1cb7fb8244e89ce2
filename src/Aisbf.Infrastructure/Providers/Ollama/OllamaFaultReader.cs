using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Reads Ollama's refusals: one sentence, and in a stream not even a status.</summary>
internal static class OllamaFaultReader
{
    public static UpstreamFault Read(int status, ReadOnlySpan<byte> body)
    {
        var said = FaultBody.Read(body);
        var kind = UpstreamFaults.Classify(status, said);
        if (kind == AttemptKind.ServerError && status < 300 && said.Says("not found")) kind = AttemptKind.NotFound;
        return UpstreamFaults.Create(kind, said);
    }
}
