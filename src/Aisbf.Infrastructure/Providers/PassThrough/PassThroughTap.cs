using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Looks at the frames of a stream while they pass: takes down usage, sees the end, stops at an error. Frames are only
/// parsed when a vectorised search says that there is something in them.
/// </summary>
/// <param name="dialect">Reads the upstream's errors.</param>
/// <param name="stripUsage">The client did not ask for the usage event, so it is taken out.</param>
/// <param name="choices">How many answers the client asked for: each has a finish reason.</param>
internal sealed class PassThroughTap(IUpstreamDialect dialect, bool stripUsage, int choices = 1) : IStreamTransform
{
    private int _finished;

    public TokenUsage? Usage { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    /// <summary>The end mark was seen, or the finish reasons: then the answer is whole even if the end mark is missing.</summary>
    public bool IsWhole => IsEnded || _finished >= choices;

    public bool IsEnded { get; private set; }

    public bool TryBegin(UpstreamBody body, out UpstreamFault? fault) => FirstFrame.TryJudge(body, dialect, out fault);

    public int EndOfLast(ReadOnlySpan<byte> bytes) => SseFrames.EndOfLast(bytes);

    public void Pass(ReadOnlySpan<byte> frames, IBufferWriter<byte> output)
    {
        _finished += IsWhole ? 0 : CountFinishReasons(frames);
        IsEnded = IsEnded || HasDone(frames);
        if (!HasUsage(frames) && !MayHaveError(frames))
        {
            output.Write(frames);
            return;
        }

        while (!frames.IsEmpty && Fault is null)
        {
            var end = SseFrames.EndOfFirst(frames);
            var frame = end == 0 ? frames : frames[..end];
            frames = frames[frame.Length..];
            if (Keep(frame))
            {
                output.Write(frame);
            }
        }
    }

    public void End(ReadOnlySpan<byte> rest, IBufferWriter<byte> output)
    {
        if (IsWholeFrame(rest))
        {
            Pass(rest, output);
            output.Write("\n\n"u8);
        }

        if (IsWhole && !IsEnded)
        {
            output.Write("data: [DONE]\n\n"u8);
        }
    }

    public void Dispose()
    {
    }

    /// <summary>A last frame that lacks only its empty line.</summary>
    private static bool IsWholeFrame(ReadOnlySpan<byte> bytes)
    {
        var frame = SseFrame.Parse(bytes);
        if (!frame.HasData)
        {
            return false;
        }

        try
        {
            return frame.Data.SequenceEqual("[DONE]"u8) || OpenAiAnswerFacts.Read(frame.Data).HasChoices;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Keep(ReadOnlySpan<byte> frame)
    {
        var parsed = SseFrame.Parse(frame);
        if (!parsed.HasData || parsed.Data.SequenceEqual("[DONE]"u8))
        {
            return true;
        }

        try
        {
            var facts = OpenAiAnswerFacts.Read(parsed.Data);
            Usage = facts.Usage ?? Usage;
            if (facts.HasError || (!facts.HasChoices && parsed.Event.SequenceEqual("error"u8)))
            {
                Fault = dialect.ReadFault(200, parsed.Data);
                return false;
            }

            return !(stripUsage && facts is { EmptyChoices: true, Usage: not null });
        }
        catch (JsonException)
        {
            // What we cannot read is the client's to judge: it gets the bytes as the upstream sent them.
            return true;
        }
    }

    private static bool HasDone(ReadOnlySpan<byte> frames) =>
        frames.IndexOf("[DONE]"u8) >= 0
        && (frames.StartsWith("data: [DONE]"u8) || frames.StartsWith("data:[DONE]"u8)
            || frames.IndexOf("\ndata: [DONE]"u8) >= 0 || frames.IndexOf("\ndata:[DONE]"u8) >= 0);

    private static bool MayHaveError(ReadOnlySpan<byte> frames) =>
        frames.IndexOf("\"error\""u8) >= 0 || frames.IndexOf("event: error"u8) >= 0;

    // Some upstreams put an empty one on every frame.
    private static int CountFinishReasons(ReadOnlySpan<byte> frames)
    {
        var count = 0;
        while (FindValue(ref frames, "\"finish_reason\""u8, out var value))
        {
            count += value.StartsWith("\"\""u8) ? 0 : 1;
        }

        return count;
    }

    private static bool HasUsage(ReadOnlySpan<byte> frames) => FindValue(ref frames, "\"usage\""u8, out _);

    /// <summary>Finds the next field of this name whose value is not null, and moves on behind its name.</summary>
    private static bool FindValue(ref ReadOnlySpan<byte> frames, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        for (int index; (index = frames.IndexOf(name)) >= 0;)
        {
            frames = frames[(index + name.Length)..];
            value = frames.TrimStart(" \t"u8);
            if (value.StartsWith(":"u8) && !(value = value[1..].TrimStart(" \t"u8)).StartsWith("null"u8))
            {
                return true;
            }
        }

        value = default;
        return false;
    }
}
