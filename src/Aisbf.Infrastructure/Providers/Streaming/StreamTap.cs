using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>
/// Looks at the events of a stream while they pass unchanged: takes down usage, sees the end, stops at an error. What to look
/// for is the dialect's to say; events are parsed only where a vectorised search finds that there may be something in them.
/// </summary>
internal abstract class StreamTap : IStreamTransform
{
    public TokenUsage? Usage { get; protected set; }

    public UpstreamFault? Fault { get; private set; }

    public abstract bool IsWhole { get; }

    public bool IsEnded { get; protected set; }

    public bool TryBegin(UpstreamBody body, out UpstreamFault? fault)
    {
        fault = null;
        var bytes = body.Pending;
        for (int end; (end = SseFrames.EndOfFirst(bytes)) > 0; bytes = bytes[end..])
        {
            var frame = SseFrame.Parse(bytes[..end]);
            if (frame.HasData && TryJudgeOrRefuse(frame, out fault))
            {
                fault = fault?.WithWait(frame.Data, body.Now);
                return true;
            }
        }

        return false;
    }

    public int EndOfLast(ReadOnlySpan<byte> bytes) => SseFrames.EndOfLast(bytes);

    public void Pass(ReadOnlySpan<byte> events, IBufferWriter<byte> output)
    {
        if (!MayMatter(events))
        {
            Write(events, output);
            return;
        }

        while (!events.IsEmpty && Fault is null)
        {
            var end = SseFrames.EndOfFirst(events);
            var bytes = end == 0 ? events : events[..end];
            events = events[bytes.Length..];
            var frame = SseFrame.Parse(bytes);

            // What we cannot read is the client's to judge: it gets the bytes as the upstream sent them.
            if (!frame.HasData || !MayMatter(bytes) || (Read(frame) ?? true))
            {
                Write(bytes, output);
            }
        }
    }

    public void End(ReadOnlySpan<byte> rest, IBufferWriter<byte> output)
    {
        // A last event may lack only the empty line behind it.
        var frame = SseFrame.Parse(rest);
        if (frame.HasData && Read(frame) is true)
        {
            Write(rest, output);
            output.Write(rest.EndsWith("\n"u8) ? "\n"u8 : "\n\n"u8);
        }

        if (IsWhole && !IsEnded)
        {
            output.Write(EndMark);
        }
    }

    public virtual bool TryWriteError(Error error, IBufferWriter<byte> output) => false;

    public void Dispose()
    {
    }

    /// <summary>What the dialect ends a stream with, where a whole answer lacks it.</summary>
    protected virtual ReadOnlySpan<byte> EndMark => default;

    /// <summary>Judges whether an event is the beginning of an answer. False if the next one has to tell.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    protected abstract bool TryJudge(in SseFrame frame, out UpstreamFault? fault);

    /// <summary>Takes down what can be found without parsing in events that the client gets.</summary>
    protected virtual void Skim(ReadOnlySpan<byte> events)
    {
    }

    /// <summary>Whether there may be anything in these events that has to be read.</summary>
    protected abstract bool MayMatter(ReadOnlySpan<byte> events);

    /// <summary>Reads an event. False if the client does not get it.</summary>
    /// <exception cref="JsonException">It cannot be read.</exception>
    protected abstract bool Keep(in SseFrame frame);

    /// <summary>Ends the stream for the client. Behind the end mark that means nothing any more.</summary>
    protected void Fail(in UpstreamFault fault) => Fault = IsEnded ? null : fault;

    private bool TryJudgeOrRefuse(in SseFrame frame, out UpstreamFault? fault)
    {
        try
        {
            return TryJudge(frame, out fault);
        }
        catch (JsonException)
        {
            fault = new UpstreamFault(AttemptKind.InvalidAnswer, null);
            return true;
        }
    }

    /// <summary>Whether the client gets an event; null if it cannot be read.</summary>
    private bool? Read(in SseFrame frame)
    {
        try
        {
            return Keep(frame);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(ReadOnlySpan<byte> events, IBufferWriter<byte> output)
    {
        Skim(events);
        output.Write(events);
    }
}
