using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Reads Anthropic's refusals, which are the same in bodies and in streams.</summary>
internal static class AnthropicFaultReader
{
    public static UpstreamFault Read(int status, ReadOnlySpan<byte> body)
    {
        var said = FaultBody.Read(body);
        return UpstreamFaults.Create(UpstreamFaults.Classify(status, said), said);
    }
}
