using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Ollama;

/// <summary>Makes the lines of a streamed chat.</summary>
internal static class ChatStream
{
    public static IEnumerable<Frame> Frames(ChatLine line, Answer answer, Directives directives)
    {
        using var buffer = new JsonBuffer();
        if (answer.Reasoning is { } reasoning)
        {
            foreach (var part in AnswerText.Chunks(reasoning, Directives.None))
            {
                line.WritePart(buffer.Begin(), "thinking", part.Span);
                yield return new Frame(buffer.Take());
            }
        }

        if (answer.Calls.Count > 0)
        {
            line.WriteCalls(buffer.Begin(), answer);
            yield return new Frame(buffer.Take());
        }
        else
        {
            foreach (var part in AnswerText.Chunks(answer.Text, directives))
            {
                line.WritePart(buffer.Begin(), "content", part.Span);
                yield return new Frame(buffer.Take());
            }
        }

        for (var times = directives.Usage == UsageStyle.Twice ? 2 : 1; times > 0; times--)
        {
            line.WriteEnd(buffer.Begin(), answer);
            yield return new Frame(buffer.Take(), Kind: FrameKind.Finish);
        }
    }
}
