using System.Buffers;
using System.Text.Json;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Looks at the frames of a stream of typed events while they pass: those of images, whose <c>type</c> ends with
/// <c>.completed</c> for each that is done, and of texts from speech, which ends with <c>.done</c>.
/// </summary>
/// <param name="dialect">Reads the upstream's errors.</param>
/// <param name="results">How many results the client asked for: each has an event that ends it.</param>
internal sealed class EventTap(IUpstreamDialect dialect, int results) : IStreamTransform
{
    private int _ended;

    public TokenUsage? Usage { get; private set; }

    public UpstreamFault? Fault { get; private set; }

    public bool IsWhole => IsEnded || _ended >= results;

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

            fault = Read(frame) switch
            {
                null => new UpstreamFault(AttemptKind.InvalidAnswer, null),
                { HasError: true } => dialect.ReadFault(200, frame.Data).WithWait(frame.Data, body.Now),
                _ => null,
            };
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
            var frame = end == 0 ? events : events[..end];
            events = events[frame.Length..];
            Note(SseFrame.Parse(frame));
            if (Fault is null)
            {
                output.Write(frame);
            }
        }
    }

    public void End(ReadOnlySpan<byte> rest, IBufferWriter<byte> output)
    {
        // A last frame may lack only its empty line.
        var frame = SseFrame.Parse(rest);
        if (frame.HasData && Read(frame) is not null)
        {
            Pass(rest, output);
            output.Write("\n\n"u8);
        }
    }

    public void Dispose()
    {
    }

    private void Note(in SseFrame frame)
    {
        if (!frame.HasData)
        {
            return;
        }

        if (frame.Data.SequenceEqual("[DONE]"u8))
        {
            IsEnded = true;
        }
        else if (Read(frame) is not { } facts)
        {
            // What we cannot read is the client's to judge.
        }
        else if (facts.HasError)
        {
            Fault = dialect.ReadFault(200, frame.Data);
        }
        else
        {
            Usage = facts.Usage ?? Usage;
            _ended += EndsResult(frame) ? 1 : 0;
        }
    }

    private static OpenAiAnswerFacts? Read(in SseFrame frame)
    {
        try
        {
            var facts = OpenAiAnswerFacts.Read(frame.Data);
            return frame.Event.SequenceEqual("error"u8) ? facts with { HasError = true } : facts;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool EndsResult(in SseFrame frame)
    {
        var type = frame.Event.IsEmpty ? TypeOf(frame.Data) : frame.Event;
        return type.EndsWith(".completed"u8) || type.EndsWith(".done"u8);
    }

    private static ReadOnlySpan<byte> TypeOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                return reader.ValueSpan;
            }

            reader.Skip();
        }

        return default;
    }
}
