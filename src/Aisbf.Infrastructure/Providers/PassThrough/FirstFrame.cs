using System.Text.Json;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>Judges by its first frame whether a stream is an answer. Frames of comments do not count.</summary>
internal static class FirstFrame
{
    /// <summary>True once the first frame is here; a fault if it is not the beginning of an answer.</summary>
    public static bool TryJudge(UpstreamBody body, IUpstreamDialect dialect, out UpstreamFault? fault)
    {
        fault = null;
        var bytes = body.Pending;
        for (int end; (end = SseFrames.EndOfFirst(bytes)) > 0; bytes = bytes[end..])
        {
            var frame = SseFrame.Parse(bytes[..end]);
            if (frame.HasData)
            {
                fault = Judge(frame, dialect, body.Now);
                return true;
            }
        }

        return false;
    }

    private static UpstreamFault? Judge(in SseFrame frame, IUpstreamDialect dialect, DateTimeOffset now)
    {
        try
        {
            var facts = OpenAiAnswerFacts.Read(frame.Data);
            return facts.HasError || frame.Event.SequenceEqual("error"u8)
                ? dialect.ReadFault(200, frame.Data).WithWait(frame.Data, now)
                : facts.HasChoices ? null : new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
        catch (JsonException)
        {
            return new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
    }
}
