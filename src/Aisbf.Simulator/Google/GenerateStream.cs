using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Google;

/// <summary>Makes the responses of a stream. The vendor puts the finish reason into the last one that has content.</summary>
internal static class GenerateStream
{
    private static readonly byte[] ArrayEnd = "]"u8.ToArray();

    public static IEnumerable<Frame> Frames(Candidate candidate, Framing framing)
    {
        using var buffer = new JsonBuffer();
        var answer = candidate.Answer;
        if (answer.Reasoning is { } reasoning)
        {
            foreach (var part in AnswerText.Chunks(reasoning, Directives.None))
                yield return Make(buffer, candidate, json => Candidate.WriteText(json, part.Span, thought: true), last: false);
        }

        if (answer.Calls.Count > 0)
        {
            foreach (var call in answer.Calls)
                yield return Make(buffer, candidate, json => candidate.WriteCall(json, call), call.Id == answer.Calls.Count - 1);
        }
        else
        {
            // One chunk is held back, because only the next one shows whether it is the last.
            var held = ReadOnlyMemory<char>.Empty;
            var any = false;
            foreach (var part in AnswerText.Chunks(answer.Text, candidate.Directives))
            {
                if (any)
                {
                    var text = held;
                    yield return Make(buffer, candidate, json => Candidate.WriteText(json, text.Span, thought: false), last: false);
                }

                (held, any) = (part, true);
            }

            yield return Make(buffer, candidate, json => Candidate.WriteText(json, held.Span, thought: false), last: true);
        }

        if (candidate.Directives.Usage == UsageStyle.Twice)
            yield return Make(buffer, candidate, null, last: true);
        if (framing == Framing.JsonArray)
            yield return new Frame(ArrayEnd, Kind: FrameKind.Done);
    }

    private static Frame Make(JsonBuffer buffer, Candidate candidate, Action<Utf8JsonWriter>? parts, bool last)
    {
        candidate.Write(buffer.Begin(), parts, last);
        return new Frame(buffer.Take(), Kind: last ? FrameKind.Finish : FrameKind.Content);
    }
}
