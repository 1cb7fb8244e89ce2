using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Makes the <c>chat.completion.chunk</c> frames.</summary>
internal static class ChatStream
{
    public static readonly byte[] Done = "[DONE]"u8.ToArray();

    public static IEnumerable<Frame> Frames(SimRequest request, Answer answer, int choices, bool withUsage)
    {
        using var chunk = new ChatChunk(request, withUsage);
        var directives = request.Directives;
        for (var choice = 0; choice < choices; choice++)
        {
            yield return chunk.Delta(choice, json =>
            {
                json.WriteString("role"u8, "assistant"u8);
                json.WriteString("content"u8, answer.Calls.Count > 0 ? null : "");
                json.WriteNull("refusal"u8);
            });
            if (answer.Reasoning is { } reasoning)
            {
                foreach (var part in AnswerText.Chunks(reasoning, Directives.None))
                    yield return chunk.Text(choice, "reasoning_content"u8, part);
            }

            if (answer.Calls.Count > 0)
            {
                var calls = directives.ToolsReversed ? answer.Calls.Reverse() : answer.Calls;
                foreach (var frame in calls.SelectMany(call => Call(chunk, request, call, choice)))
                    yield return frame;
            }
            else
            {
                foreach (var part in AnswerText.Chunks(answer.Text, directives))
                    yield return chunk.Text(choice, "content"u8, part);
            }
        }

        for (var choice = 0; choice < choices; choice++)
        {
            var usage = directives.Usage == UsageStyle.Last && choice == choices - 1 ? answer.Tokens : (TokenCounts?)null;
            yield return chunk.Finish(choice, OpenAiWords.Finish(answer.Finish), usage, choices);
        }

        for (var times = UsageFrames(directives.Usage, withUsage); times > 0; times--)
            yield return chunk.Usage(answer.Tokens, choices);
        yield return new Frame(Done, Kind: FrameKind.Done);
    }

    private static int UsageFrames(UsageStyle style, bool withUsage) => style switch
    {
        UsageStyle.None or UsageStyle.Last => 0,
        UsageStyle.Twice => 2,
        _ => withUsage ? 1 : 0,
    };

    private static IEnumerable<Frame> Call(ChatChunk chunk, SimRequest request, ToolCall call, int choice)
    {
        yield return chunk.Delta(choice, json =>
        {
            Open(json, call);
            json.WriteString("id"u8, OpenAiWords.CallId(request, call, choice));
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, call.Name);
            json.WriteString("arguments"u8, ""u8);
            Close(json);
        });
        foreach (var part in AnswerText.Chunks(call.Arguments, Directives.None))
        {
            yield return chunk.Delta(choice, json =>
            {
                Open(json, call);
                json.WriteStartObject("function"u8);
                json.WriteString("arguments"u8, part.Span);
                Close(json);
            });
        }
    }

    private static void Open(Utf8JsonWriter json, ToolCall call)
    {
        json.WriteStartArray("tool_calls"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, call.Id);
    }

    private static void Close(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
