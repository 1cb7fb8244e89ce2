using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Looks at the events of a stream that is not chat while they pass, such as <c>transcript.text.delta</c>: an error ends it,
/// an event named <c>….done</c> or <c>….completed</c>, or the end mark, makes it whole.
/// </summary>
internal sealed class EventTap(IUpstreamDialect dialect) : IStreamTransform
{
    private bool _completed;
    private bool _over;

    public TokenUsage? Usage { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    /// <summary>Of several pictures each is completed by an event of its own, so only the end tells that it was the last.</summary>
    public bool IsWhole => IsEnded || _over && _completed;

    public bool IsEnded { get; private set; }

    public bool TryBegin(UpstreamBody body, out UpstreamFault? fault)
    {
        fault = null;
        var bytes = body.Pending;
        for (int end; (end = SseFrames.EndOfFirst(bytes)) > 0; bytes = bytes[end..])
        {
            var frame = SseFrame.Parse(bytes[..end]);
            if (!frame.HasData)
            {
                continue;
            }

            if (frame.Data.SequenceEqual("[DONE]"u8) || !TryRead(frame, out var isError))
            {
                fault = new UpstreamFault(AttemptKind.InvalidAnswer, null);
            }
            else if (isError)
            {
                fault = dialect.ReadFault(200, frame.Data).WithWait(frame.Data, body.Now);
            }

            return true;
        }

        return false;
    }

    public int EndOfLast(ReadOnlySpan<byte> bytes) => SseFrames.EndOfLast(bytes);

    public void Pass(ReadOnlySpan<byte> events, IBufferWriter<byte> output)
    {
        while (!events.IsEmpty && Fault is null)
        {
            var end = SseFrames.EndOfFirst(events);
            var bytes = end == 0 ? events : events[..end];
            events = events[bytes.Length..];
            var frame = SseFrame.Parse(bytes);
            if (frame.Data.SequenceEqual("[DONE]"u8))
            {
                IsEnded = true;
            }
            else if (frame.HasData && TryRead(frame, out var isError) && isError)
            {
                Fault = dialect.ReadFault(200, frame.Data);
                return;
            }

            output.Write(bytes);
        }
    }

    public void End(ReadOnlySpan<byte> rest, IBufferWriter<byte> output)
    {
        _over = true;
        var frame = SseFrame.Parse(rest);
        if (frame.HasData && (frame.Data.SequenceEqual("[DONE]"u8) || TryRead(frame, out _)))
        {
            Pass(rest, output);
            output.Write("\n\n"u8);
        }
    }

    public void Dispose()
    {
    }

    /// <summary>False when the data are no JSON object; what we cannot read in the middle of a stream is the client's to judge.</summary>
    private bool TryRead(in SseFrame frame, out bool isError)
    {
        isError = false;
        try
        {
            var facts = OpenAiAnswerFacts.Read(frame.Data);
            Usage = facts.Usage ?? Usage;
            isError = facts.HasError || frame.Event.SequenceEqual("error"u8);
            _completed |= IsLast(frame.Data);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsLast(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                return reader.ValueSpan.EndsWith(".done"u8) || reader.ValueSpan.EndsWith(".completed"u8);
            }

            reader.Skip();
        }

        return false;
    }
}
