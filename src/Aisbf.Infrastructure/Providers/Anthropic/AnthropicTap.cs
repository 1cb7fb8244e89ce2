using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>
/// Looks at the events of a stream while they pass: takes down usage, sees the end, stops at an error. Only events about
/// the message as a whole are parsed; those that fill it are found by a vectorised search to be none.
/// </summary>
internal sealed class AnthropicTap : IStreamTransform
{
    private readonly AnthropicUsage _usage = new();

    public TokenUsage? Usage => _usage.Total;

    public UpstreamFault? Fault { get; private set; }

    /// <summary>The reason to stop was seen: then the answer is whole even if the end mark is missing.</summary>
    public bool IsWhole { get; private set; }

    public bool IsEnded { get; private set; }

    /// <summary>A ping may come first, but it is not yet an answer.</summary>
    public bool TryBegin(UpstreamBody body, out UpstreamFault? fault)
    {
        fault = null;
        var bytes = body.Pending;
        for (int end; (end = SseFrames.EndOfFirst(bytes)) > 0; bytes = bytes[end..])
        {
            var frame = SseFrame.Parse(bytes[..end]);
            if (!frame.HasData) continue;

            try
            {
                var facts = AnthropicFrameFacts.Read(frame.Data, new AnthropicUsage());
                if (facts.Type == "ping") continue;

                fault = facts.IsError ? AnthropicFaultReader.Read(200, frame.Data).WithWait(frame.Data, body.Now)
                    : facts.Type == "message_start" ? null
                    : new UpstreamFault(AttemptKind.InvalidAnswer, null);
            }
            catch (JsonException)
            {
                fault = new UpstreamFault(AttemptKind.InvalidAnswer, null);
            }

            return true;
        }

        return false;
    }

    public int EndOfLast(ReadOnlySpan<byte> bytes) => SseFrames.EndOfLast(bytes);

    public void Pass(ReadOnlySpan<byte> events, IBufferWriter<byte> output)
    {
        if (!MayConcernMessage(events))
        {
            output.Write(events);
            return;
        }

        while (!events.IsEmpty && Fault is null)
        {
            var end = SseFrames.EndOfFirst(events);
            var frame = end == 0 ? events : events[..end];
            events = events[frame.Length..];
            if (Keep(frame)) output.Write(frame);
        }
    }

    public void End(ReadOnlySpan<byte> rest, IBufferWriter<byte> output)
    {
        if (IsWholeFrame(rest))
        {
            Pass(rest, output);
            output.Write(rest.EndsWith("\n"u8) ? "\n"u8 : "\n\n"u8);
        }

        if (IsWhole && !IsEnded) output.Write("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"u8);
    }

    public void Dispose()
    {
    }

    private static bool MayConcernMessage(ReadOnlySpan<byte> events) => events.IndexOf("message_"u8) >= 0 || events.IndexOf("error"u8) >= 0;

    /// <summary>A last event that lacks only its empty line.</summary>
    private static bool IsWholeFrame(ReadOnlySpan<byte> bytes)
    {
        var frame = SseFrame.Parse(bytes);
        if (!frame.HasData) return false;

        try
        {
            return AnthropicFrameFacts.Read(frame.Data, new AnthropicUsage()).Type is "message_stop" or "message_delta";
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Keep(ReadOnlySpan<byte> frame)
    {
        if (!MayConcernMessage(frame)) return true;

        var parsed = SseFrame.Parse(frame);
        if (!parsed.HasData) return true;

        try
        {
            var facts = AnthropicFrameFacts.Read(parsed.Data, _usage);
            if (facts.IsError)
            {
                Fault = AnthropicFaultReader.Read(200, parsed.Data);
                return false;
            }

            IsEnded = IsEnded || facts.Type == "message_stop";
            IsWhole = IsWhole || IsEnded || (facts.Type == "message_delta" && facts.HasStopReason);
        }
        catch (JsonException)
        {
            // What we cannot read is the client's to judge: it gets the bytes as the upstream sent them.
        }

        return true;
    }
}
