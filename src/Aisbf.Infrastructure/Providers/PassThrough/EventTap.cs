using System.Text.Json;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// Looks at a stream of typed events: those of images, whose <c>type</c> ends with <c>.completed</c> for each that is done,
/// and of texts from speech, which ends with <c>.done</c>.
/// </summary>
/// <param name="dialect">Reads the upstream's errors.</param>
/// <param name="results">How many results the client asked for: each has an event that ends it.</param>
internal sealed class EventTap(IUpstreamDialect dialect, int results) : StreamTap
{
    private int _unfinished = results;

    public override bool IsWhole => IsEnded || _unfinished <= 0;

    protected override bool TryJudge(in SseFrame frame, out UpstreamFault? fault)
    {
        fault = IsError(frame, OpenAiAnswerFacts.Read(frame.Data)) ? dialect.ReadFault(200, frame.Data) : null;
        return true;
    }

    protected override bool MayMatter(ReadOnlySpan<byte> events) => true;

    protected override bool Keep(in SseFrame frame)
    {
        if (frame.Data.SequenceEqual("[DONE]"u8))
        {
            IsEnded = true;
            return true;
        }

        var facts = OpenAiAnswerFacts.Read(frame.Data);
        if (IsError(frame, facts))
        {
            Fail(dialect.ReadFault(200, frame.Data));
            return false;
        }

        Usage = facts.Usage ?? Usage;
        _unfinished -= EndsResult(frame) ? 1 : 0;
        return true;
    }

    private static bool IsError(in SseFrame frame, in OpenAiAnswerFacts facts) => facts.HasError || frame.Event.SequenceEqual("error"u8);

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
