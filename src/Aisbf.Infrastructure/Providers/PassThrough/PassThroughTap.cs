using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>Looks at a streamed chat or text completion.</summary>
/// <param name="dialect">Reads the upstream's errors.</param>
/// <param name="stripUsage">The client did not ask for the usage event, so it is taken out.</param>
/// <param name="choices">How many answers the client asked for: each has a finish reason.</param>
internal sealed class PassThroughTap(IUpstreamDialect dialect, bool stripUsage, int choices = 1) : StreamTap
{
    private int _unfinished = choices;

    /// <summary>The end mark was seen, or the finish reasons: then the answer is whole even if the end mark is missing.</summary>
    public override bool IsWhole => IsEnded || _unfinished <= 0;

    protected override ReadOnlySpan<byte> EndMark => "data: [DONE]\n\n"u8;

    protected override bool TryJudge(in SseFrame frame, out UpstreamFault? fault)
    {
        var facts = OpenAiAnswerFacts.Read(frame.Data);
        fault = facts.HasError || frame.Event.SequenceEqual("error"u8) ? dialect.ReadFault(200, frame.Data)
            : facts.HasChoices ? null
            : new UpstreamFault(AttemptKind.InvalidAnswer, null);
        return true;
    }

    protected override void Skim(ReadOnlySpan<byte> events) => _unfinished -= IsWhole ? 0 : CountFinishReasons(events);

    protected override bool MayMatter(ReadOnlySpan<byte> events) =>
        events.IndexOf("[DONE]"u8) >= 0 || events.IndexOf("error"u8) >= 0 || FindValue(ref events, "\"usage\""u8, out _);

    protected override bool Keep(in SseFrame frame)
    {
        if (IsDone(frame))
        {
            IsEnded = true;
            return true;
        }

        var facts = OpenAiAnswerFacts.Read(frame.Data);
        Usage = facts.Usage ?? Usage;
        if (facts.HasError || (!facts.HasChoices && frame.Event.SequenceEqual("error"u8)))
        {
            Fail(dialect.ReadFault(200, frame.Data));
            return false;
        }

        return !(stripUsage && facts is { EmptyChoices: true, Usage: not null });
    }

    private static bool IsDone(in SseFrame frame) => frame.Data.Trim((byte)' ').SequenceEqual("[DONE]"u8);

    // Some upstreams put an empty one on every frame.
    private static int CountFinishReasons(ReadOnlySpan<byte> events)
    {
        var count = 0;
        while (FindValue(ref events, "\"finish_reason\""u8, out var value))
        {
            count += value.StartsWith("\"\""u8) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Finds the next field of this name whose value is not null, and moves on behind its name.</summary>
    private static bool FindValue(ref ReadOnlySpan<byte> events, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        for (int index; (index = events.IndexOf(name)) >= 0;)
        {
            events = events[(index + name.Length)..];
            value = events.TrimStart(" \t"u8);
            if (value.StartsWith(":"u8) && !(value = value[1..].TrimStart(" \t"u8)).StartsWith("null"u8))
            {
                return true;
            }
        }

        value = default;
        return false;
    }
}
