using System.Text;
using System.Text.Json.Nodes;

namespace Aisbf.Infrastructure.Tests.Providers.Golden;

/// <summary>A random answer in a vendor's own form, whole and as a transcript cut at random places.</summary>
internal sealed record RandomAnswer(string Whole, string Transcript)
{
    private const string Alphabet = "ab {}[]\"\\\n\tüß漢字🙂data:";

    public static RandomAnswer Create(string vendor, Random random)
    {
        var thought = random.Next(2) == 0 ? "" : Text(random);
        var text = random.Next(3) == 0 ? "" : Text(random);
        var calls = Enumerable.Range(0, random.Next(4))
            .Select(i => (Id: $"id_{i}", Name: $"tool_{random.Next(3)}", Arguments: random.Next(3) == 0 ? new JsonObject() : new JsonObject { ["a"] = Text(random), ["n"] = random.Next() }))
            .ToList();
        return vendor switch
        {
            "Anthropic" => Anthropic(random, thought, text, calls),
            "Google" => Google(random, thought, text, calls),
            "OpenAi" => OpenAi(random, thought, text, calls),
            _ => Ollama(random, thought, text, calls),
        };
    }

    private static RandomAnswer Anthropic(Random random, string thought, string text, List<(string Id, string Name, JsonObject Arguments)> calls)
    {
        var blocks = new JsonArray();
        var events = new StringBuilder();
        void Send(JsonObject e) => events.Append("event: ").Append(e["type"]).Append("\ndata: ").Append(e.ToJsonString()).Append("\n\n");
        void Block(JsonObject start, string deltaType, string field, string value, Random r)
        {
            Send(new JsonObject { ["type"] = "content_block_start", ["index"] = blocks.Count, ["content_block"] = start });
            foreach (var piece in Cut(value, r))
                Send(new JsonObject { ["type"] = "content_block_delta", ["index"] = blocks.Count, ["delta"] = new JsonObject { ["type"] = deltaType, [field] = piece } });
            if (r.Next(2) == 0) Send(new JsonObject { ["type"] = "ping" });
            Send(new JsonObject { ["type"] = "content_block_stop", ["index"] = blocks.Count });
        }

        var reason = calls.Count > 0 ? "tool_use" : "end_turn";
        Send(new JsonObject { ["type"] = "message_start", ["message"] = new JsonObject { ["id"] = "msg", ["usage"] = new JsonObject { ["input_tokens"] = 5, ["output_tokens"] = 1, ["cache_read_input_tokens"] = 3 } } });
        if (thought.Length > 0)
        {
            Block(new JsonObject { ["type"] = "thinking", ["thinking"] = "" }, "thinking_delta", "thinking", thought, random);
            blocks.Add(new JsonObject { ["type"] = "thinking", ["thinking"] = thought });
        }

        if (text.Length > 0)
        {
            Block(new JsonObject { ["type"] = "text", ["text"] = "" }, "text_delta", "text", text, random);
            blocks.Add(new JsonObject { ["type"] = "text", ["text"] = text });
        }

        foreach (var (id, name, arguments) in calls)
        {
            Block(new JsonObject { ["type"] = "tool_use", ["id"] = id, ["name"] = name, ["input"] = new JsonObject() }, "input_json_delta", "partial_json", arguments.Count == 0 ? "" : arguments.ToJsonString(), random);
            blocks.Add(new JsonObject { ["type"] = "tool_use", ["id"] = id, ["name"] = name, ["input"] = arguments.DeepClone() });
        }

        Send(new JsonObject { ["type"] = "message_delta", ["delta"] = new JsonObject { ["stop_reason"] = reason }, ["usage"] = new JsonObject { ["output_tokens"] = 9 } });
        Send(new JsonObject { ["type"] = "message_stop" });
        var usage = new JsonObject { ["input_tokens"] = 5, ["output_tokens"] = 9, ["cache_read_input_tokens"] = 3 };
        return new RandomAnswer(new JsonObject { ["id"] = "msg", ["content"] = blocks, ["stop_reason"] = reason, ["usage"] = usage }.ToJsonString(), events.ToString());
    }

    private static RandomAnswer Google(Random random, string thought, string text, List<(string Id, string Name, JsonObject Arguments)> calls)
    {
        JsonObject Answer(params IEnumerable<JsonNode> parts) => new()
        {
            ["responseId"] = "resp",
            ["candidates"] = new JsonArray(new JsonObject { ["content"] = new JsonObject { ["parts"] = new JsonArray([.. parts]) } }),
        };
        JsonObject Call((string Id, string Name, JsonObject Arguments) call) => new()
        {
            ["functionCall"] = new JsonObject { ["name"] = call.Name, ["args"] = call.Arguments.DeepClone() },
        };
        JsonObject Finished(JsonObject answer)
        {
            answer["candidates"]![0]!["finishReason"] = "STOP";
            answer["usageMetadata"] = new JsonObject { ["promptTokenCount"] = 5, ["candidatesTokenCount"] = 4, ["thoughtsTokenCount"] = 3 };
            return answer;
        }

        var events = Cut(thought, random).Select(piece => Answer(new JsonObject { ["text"] = piece, ["thought"] = true }))
            .Concat(Cut(text, random).Select(piece => Answer(new JsonObject { ["text"] = piece })))
            .Concat(calls.Select(call => Answer(Call(call))))
            .Append(Finished(Answer()));
        var whole = Finished(Answer([new JsonObject { ["text"] = thought, ["thought"] = true }, new JsonObject { ["text"] = text }, .. calls.Select(Call)]));
        return new RandomAnswer(whole.ToJsonString(), string.Concat(events.Select(e => $"data: {e.ToJsonString()}\n\n")));
    }

    /// <summary>Arguments of several calls come in pieces by turns.</summary>
    private static RandomAnswer OpenAi(Random random, string thought, string text, List<(string Id, string Name, JsonObject Arguments)> calls)
    {
        JsonObject Call((string Id, string Name, JsonObject Arguments) call, int index, string arguments) => new()
        {
            ["index"] = index,
            ["id"] = call.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = arguments },
        };
        JsonObject Answer(string kind, JsonObject message, string? reason = null) => new()
        {
            ["id"] = "answer",
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, [kind] = message, ["finish_reason"] = reason }),
        };
        JsonObject Piece(int index, string fragment) =>
            new() { ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = index, ["function"] = new JsonObject { ["arguments"] = fragment } }) };
        var usage = new JsonObject { ["prompt_tokens"] = 8, ["completion_tokens"] = 9, ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 3 } };

        var queues = calls.Select(call => new Queue<string>(Cut(call.Arguments.ToJsonString(), random))).ToArray();
        var fragments = new List<JsonObject>();
        while (queues.Any(queue => queue.Count > 0))
        {
            var index = random.Next(queues.Length);
            if (queues[index].TryDequeue(out var fragment)) fragments.Add(Answer("delta", Piece(index, fragment)));
        }

        var reason = calls.Count > 0 ? "tool_calls" : "stop";
        var events = Cut(thought, random).Select(piece => Answer("delta", new JsonObject { ["reasoning_content"] = piece }))
            .Concat(Cut(text, random).Select(piece => Answer("delta", new JsonObject { ["content"] = piece })))
            .Concat(calls.Select((call, index) => Answer("delta", new JsonObject { ["tool_calls"] = new JsonArray(Call(call, index, "")) })))
            .Concat(fragments)
            .Append(Answer("delta", [], reason))
            .Append(new JsonObject { ["choices"] = new JsonArray(), ["usage"] = usage.DeepClone() });
        var whole = Answer("message", new JsonObject { ["content"] = text, ["reasoning_content"] = thought, ["tool_calls"] = new JsonArray([.. calls.Select((call, index) => Call(call, index, call.Arguments.ToJsonString()))]) }, reason);
        whole["usage"] = usage;
        return new RandomAnswer(whole.ToJsonString(), string.Concat(events.Select(e => $"data: {e.ToJsonString()}\n\n")) + "data: [DONE]\n\n");
    }

    private static RandomAnswer Ollama(Random random, string thought, string text, List<(string Id, string Name, JsonObject Arguments)> calls)
    {
        JsonObject Line(JsonObject message, bool done = false)
        {
            var line = new JsonObject { ["model"] = "m", ["created_at"] = "2026-01-01T00:00:00Z", ["message"] = message, ["done"] = done };
            if (done) (line["done_reason"], line["prompt_eval_count"], line["eval_count"]) = ("stop", 5, 9);
            return line;
        }

        JsonArray Calls(IEnumerable<(string Id, string Name, JsonObject Arguments)> some) =>
            [.. some.Select(call => new JsonObject { ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments.DeepClone() } })];

        var lines = Cut(thought, random).Select(piece => Line(new JsonObject { ["content"] = "", ["thinking"] = piece }))
            .Concat(Cut(text, random).Select(piece => Line(new JsonObject { ["content"] = piece })))
            .Concat(calls.Select(call => Line(new JsonObject { ["content"] = "", ["tool_calls"] = Calls([call]) })))
            .Append(Line(new JsonObject { ["content"] = "" }, done: true));
        var whole = Line(new JsonObject { ["content"] = text, ["thinking"] = thought, ["tool_calls"] = Calls(calls) }, done: true);
        return new RandomAnswer(whole.ToJsonString(), string.Concat(lines.Select(line => line.ToJsonString() + "\n")));
    }

    private static string Text(Random random)
    {
        var runes = Alphabet.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }

    /// <summary>Cut between characters: half a surrogate pair cannot be written as JSON text.</summary>
    private static List<string> Cut(string text, Random random)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            piece.Append(rune.ToString());
            if (random.Next(4) != 0) continue;

            pieces.Add(piece.ToString());
            piece.Clear();
        }

        if (piece.Length > 0) pieces.Add(piece.ToString());
        return pieces;
    }
}
