using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>
/// Looks at the events of a stream while they pass: takes down usage, sees the end, stops at a failure. Only events about the response as a whole are parsed; those that fill it are found by a vectorised search to
/// be none.
/// </summary>
/// <param name="dialect">Reads the upstream's errors.</param>
internal sealed class ResponsesTap(IUpstreamDialect dialect) : IStreamTransform
{
    private int _sequence = -1;

    public TokenUsage? Usage { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    public bool IsWhole => IsEnded;

    public bool IsEnded { get; private set; }

    /// <summary>Announcements are no answer yet: what comes in place of the first real event may still be a failure.</summary>
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
                var facts = ResponseFacts.Read(frame.Data);
                if (facts is { Type: "response.created" or "response.in_progress" or "response.queued" or "keepalive", IsFailed: false }) continue;

                fault = facts.IsFailed ? ReadFault(frame.Data, facts).WithWait(frame.Data, body.Now)
                    : facts.Type?.StartsWith("response.", StringComparison.Ordinal) is true ? null
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
        NoteSequence(events);
        if (!MayConcernResponse(events))
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
        if (!IsLastEvent(rest)) return;

        Pass(rest, output);
        output.Write("\n\n"u8);
    }

    public bool TryWriteError(Error error, IBufferWriter<byte> output)
    {
        ResponseEventWriter.WriteError(output, error, _sequence + 1);
        return true;
    }

    public void Dispose()
    {
    }

    private static bool MayConcernResponse(ReadOnlySpan<byte> events) =>
        events.IndexOf("response.completed"u8) >= 0 || events.IndexOf("response.incomplete"u8) >= 0 || events.IndexOf("response.failed"u8) >= 0
        || events.IndexOf("\"error\""u8) >= 0;

    /// <summary>A last event that lacks only its empty line.</summary>
    private static bool IsLastEvent(ReadOnlySpan<byte> bytes)
    {
        var frame = SseFrame.Parse(bytes);
        if (!frame.HasData) return false;

        try
        {
            return IsEnd(ResponseFacts.Read(frame.Data).Type);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsEnd(string? type) => type is "response.completed" or "response.incomplete";

    private UpstreamFault ReadFault(ReadOnlySpan<byte> data, in ResponseFacts facts) => dialect.ReadFault(200, data[facts.Fault]);

    private bool Keep(ReadOnlySpan<byte> frame)
    {
        if (!MayConcernResponse(frame)) return true;

        var parsed = SseFrame.Parse(frame);
        if (!parsed.HasData) return true;

        try
        {
            var facts = ResponseFacts.Read(parsed.Data);
            Usage = facts.Usage ?? Usage;
            if (facts.IsFailed)
            {
                Fault = ReadFault(parsed.Data, facts);
                return false;
            }

            IsEnded = IsEnded || IsEnd(facts.Type);
        }
        catch (JsonException)
        {
            // What we cannot read is the client's to judge: it gets the bytes as the upstream sent them.
        }

        return true;
    }

    private void NoteSequence(ReadOnlySpan<byte> events)
    {
        var name = "\"sequence_number\":"u8;
        var at = events.LastIndexOf(name);
        if (at >= 0 && Utf8Parser.TryParse(events[(at + name.Length)..].TrimStart((byte)' '), out int number, out _)) _sequence = number;
    }
}
