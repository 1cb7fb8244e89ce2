using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Looks at a streamed message. Only events about the message as a whole are parsed, not those that fill it.</summary>
internal sealed class AnthropicTap : StreamTap
{
    private readonly AnthropicUsage _usage = new();
    private bool _hasStopReason;

    /// <summary>The reason to stop was seen: then the answer is whole even if the end mark is missing.</summary>
    public override bool IsWhole => IsEnded || _hasStopReason;

    protected override ReadOnlySpan<byte> EndMark => "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"u8;

    /// <summary>A ping may come first, but it is not yet an answer.</summary>
    protected override bool TryJudge(in SseFrame frame, out UpstreamFault? fault)
    {
        var facts = AnthropicFrameFacts.Read(frame.Data, new AnthropicUsage());
        fault = facts.IsError ? AnthropicFaultReader.Read(200, frame.Data)
            : facts.Type == "message_start" ? null
            : new UpstreamFault(AttemptKind.InvalidAnswer, null);
        return facts.Type != "ping";
    }

    protected override bool MayMatter(ReadOnlySpan<byte> events) => events.IndexOf("message_"u8) >= 0 || events.IndexOf("error"u8) >= 0;

    protected override bool Keep(in SseFrame frame)
    {
        var facts = AnthropicFrameFacts.Read(frame.Data, _usage);
        Usage = _usage.Total;
        if (facts.IsError)
        {
            Fail(AnthropicFaultReader.Read(200, frame.Data));
            return false;
        }

        IsEnded = IsEnded || facts.Type == "message_stop";
        _hasStopReason = _hasStopReason || (facts.Type == "message_delta" && facts.HasStopReason);
        return true;
    }
}
