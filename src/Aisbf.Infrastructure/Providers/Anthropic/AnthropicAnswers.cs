using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Judges whole answers of Anthropic's dialect.</summary>
internal static class AnthropicAnswers
{
    public static UpstreamFault? JudgeMessage(ReadOnlySpan<byte> body, IUpstreamDialect dialect, out TokenUsage? usage)
    {
        var counts = new AnthropicUsage();
        var fault = Judge(AnthropicFrameFacts.Read(body, counts), "message", body);
        usage = counts.Total;
        return fault;
    }

    /// <summary>A count of tokens says of no kind that it is, and what it counts was not used.</summary>
    public static UpstreamFault? JudgeCount(ReadOnlySpan<byte> body, IUpstreamDialect dialect, out TokenUsage? usage)
    {
        usage = null;
        return Judge(AnthropicFrameFacts.Read(body, new AnthropicUsage()), null, body);
    }

    private static UpstreamFault? Judge(in AnthropicFrameFacts facts, string? type, ReadOnlySpan<byte> body) =>
        facts.IsError ? AnthropicFaultReader.Read(200, body)
        : facts.Type == type ? null
        : new UpstreamFault(AttemptKind.InvalidAnswer, null);
}
