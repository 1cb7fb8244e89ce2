using System.Buffers;
using System.Buffers.Text;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Looks at a streamed response. Only events about the response as a whole are parsed, not those that fill it.</summary>
/// <param name="dialect">Reads the upstream's errors.</param>
internal sealed class ResponsesTap(IUpstreamDialect dialect) : StreamTap
{
    private int _sequence = -1;

    public override bool IsWhole => IsEnded;

    public override bool TryWriteError(Error error, IBufferWriter<byte> output)
    {
        ResponseEventWriter.WriteError(output, error, _sequence + 1);
        return true;
    }

    /// <summary>Announcements are no answer yet: what comes in place of the first real event may still be a failure.</summary>
    protected override bool TryJudge(in SseFrame frame, out UpstreamFault? fault)
    {
        var facts = ResponseFacts.Read(frame.Data);
        fault = facts.IsFailed ? ReadFault(frame.Data, facts)
            : facts.Type?.StartsWith("response.", StringComparison.Ordinal) is true ? null
            : new UpstreamFault(AttemptKind.InvalidAnswer, null);
        return facts is not { Type: "response.created" or "response.in_progress" or "response.queued" or "keepalive", IsFailed: false };
    }

    /// <summary>Notes the last event's number, for an error of our own to go on from.</summary>
    protected override void Skim(ReadOnlySpan<byte> events)
    {
        var name = "\"sequence_number\":"u8;
        var at = events.LastIndexOf(name);
        if (at >= 0 && Utf8Parser.TryParse(events[(at + name.Length)..].TrimStart((byte)' '), out int number, out _)) _sequence = number;
    }

    protected override bool MayMatter(ReadOnlySpan<byte> events) =>
        events.IndexOf("response.completed"u8) >= 0 || events.IndexOf("response.incomplete"u8) >= 0 || events.IndexOf("response.failed"u8) >= 0
        || events.IndexOf("\"error\""u8) >= 0;

    protected override bool Keep(in SseFrame frame)
    {
        var facts = ResponseFacts.Read(frame.Data);
        Usage = facts.Usage ?? Usage;
        if (facts.IsFailed)
        {
            Fail(ReadFault(frame.Data, facts));
            return false;
        }

        IsEnded = IsEnded || IsEnd(facts.Type);
        return true;
    }

    private static bool IsEnd(string? type) => type is "response.completed" or "response.incomplete";

    private UpstreamFault ReadFault(ReadOnlySpan<byte> data, in ResponseFacts facts) => dialect.ReadFault(200, data[facts.Fault]);
}
