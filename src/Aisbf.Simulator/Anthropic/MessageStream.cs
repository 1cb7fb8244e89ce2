using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Makes the events of a streamed message in the vendor's order.</summary>
internal static class MessageStream
{
    public static IEnumerable<Frame> Frames(SimRequest request, Answer answer)
    {
        using var events = new MessageEvents();
        var directives = request.Directives;
        var index = 0;
        yield return events.Start(request, answer.Tokens);
        if (answer.Reasoning is { } thinking)
        {
            yield return events.BlockStart(index, json =>
            {
                json.WriteString("type"u8, "thinking"u8);
                json.WriteString("thinking"u8, ""u8);
                json.WriteString("signature"u8, ""u8);
            });
            yield return events.Ping();
            foreach (var part in AnswerText.Chunks(thinking, Directives.None))
                yield return events.Delta(index, "thinking_delta"u8, "thinking"u8, part);
            yield return events.Delta(index, "signature_delta"u8, "signature"u8, AnthropicWords.Signature(thinking).AsMemory());
            yield return events.BlockStop(index++);
        }

        if (answer.Calls.Count == 0)
        {
            yield return events.BlockStart(index, json =>
            {
                json.WriteString("type"u8, "text"u8);
                json.WriteString("text"u8, ""u8);
            });
            if (index == 0)
                yield return events.Ping();
            foreach (var part in AnswerText.Chunks(answer.Text, directives))
                yield return events.Delta(index, "text_delta"u8, "text"u8, part);
            yield return events.BlockStop(index++);
        }

        foreach (var call in answer.Calls)
        {
            yield return events.BlockStart(index, json =>
            {
                json.WriteString("type"u8, "tool_use"u8);
                json.WriteString("id"u8, AnthropicWords.CallId(request, call));
                json.WriteString("name"u8, call.Name);
                json.WriteStartObject("input"u8);
                json.WriteEndObject();
            });
            if (index == 0)
                yield return events.Ping();

            // The vendor begins with an empty fragment, and a call without arguments never gets past it.
            yield return events.Delta(index, "input_json_delta"u8, "partial_json"u8, default);
            if (call.Arguments != "{}")
            {
                foreach (var part in AnswerText.Chunks(call.Arguments, Directives.None))
                    yield return events.Delta(index, "input_json_delta"u8, "partial_json"u8, part);
            }

            yield return events.BlockStop(index++);
        }

        for (var times = directives.Usage == UsageStyle.Twice ? 2 : 1; times > 0; times--)
            yield return events.MessageDelta(answer, directives.Usage);
        yield return events.Stop();
    }
}
