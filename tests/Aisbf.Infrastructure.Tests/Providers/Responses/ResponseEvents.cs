using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aisbf.Infrastructure.Tests.Providers.Responses;

/// <summary>
/// Reads a stream as a strict client does, and fails on whatever the specification does not allow: numbers with gaps, an
/// item or part that was not announced or is announced twice, a piece that is missing at the end.
/// </summary>
internal sealed class ResponseEvents
{
    private readonly Dictionary<int, JsonNode> _open = [];
    private readonly SortedList<int, JsonNode> _done = [];
    private readonly Dictionary<(int Item, string Kind, int Part), string> _parts = [];
    private int _sequence;
    private string _previous = "";

    /// <summary>The object of the last event.</summary>
    public JsonNode? Final { get; private set; }

    public List<string> Types { get; } = [];

    public static ResponseEvents Read(string stream)
    {
        var events = new ResponseEvents();
        foreach (var frame in stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = frame.Split('\n');
            lines.Length.ShouldBe(2, frame);
            lines[0].ShouldStartWith("event: ");
            lines[1].ShouldStartWith("data: ");
            var data = JsonNode.Parse(lines[1][6..])!;
            data["type"]!.GetValue<string>().ShouldBe(lines[0][7..]);
            events.Take(lines[0][7..], data);
        }

        return events;
    }

    private void Take(string type, JsonNode data)
    {
        data["sequence_number"]!.GetValue<int>().ShouldBe(_sequence++, type);
        if (_previous != "response.failed" || type != "error") Final.ShouldBeNull($"{type} follows the end.");
        Types.Add(type);
        switch (type)
        {
            case "response.created": _sequence.ShouldBe(1); break;
            case "response.in_progress": _sequence.ShouldBe(2); break;
            case "response.output_item.added": Add(data); break;
            case "response.output_item.done": Close(data); break;
            case "response.content_part.added" or "response.reasoning_summary_part.added": AddPart(data); break;
            case "response.content_part.done" or "response.reasoning_summary_part.done": ClosePart(data); break;
            case "response.output_text.delta" or "response.refusal.delta" or "response.reasoning_summary_text.delta": Append(data); break;
            case "response.output_text.done": Text(data).ShouldBe(data["text"]!.GetValue<string>()); break;
            case "response.refusal.done": Text(data).ShouldBe(data["refusal"]!.GetValue<string>()); break;
            case "response.reasoning_summary_text.done": Text(data).ShouldBe(data["text"]!.GetValue<string>()); break;
            case "response.function_call_arguments.delta":
                var call = Item(data);
                call["arguments"] = call["arguments"]!.GetValue<string>() + data["delta"]!.GetValue<string>();
                break;
            case "response.function_call_arguments.done":
                var whole = Item(data);
                if (whole["arguments"]!.GetValue<string>().Length > 0)
                    whole["arguments"]!.GetValue<string>().ShouldBe(data["arguments"]!.GetValue<string>());
                using (JsonDocument.Parse(data["arguments"]!.GetValue<string>()))
                {
                }

                break;
            case "response.image_generation_call.in_progress" or "response.image_generation_call.completed": Item(data); break;
            case "response.completed" or "response.incomplete" or "response.failed": Finish(type, data); break;
            case "error": _previous.ShouldBe("response.failed"); break;
            default: Assert.Fail($"There is no event {type}."); break;
        }

        _previous = type;
    }

    private void Add(JsonNode data)
    {
        var index = data["output_index"]!.GetValue<int>();
        index.ShouldBe(_open.Count + _done.Count);
        _open[index] = data["item"]!.DeepClone();
        if (_open[index]["status"] is { } status) status.GetValue<string>().ShouldBe("in_progress");
    }

    private JsonNode Item(JsonNode data)
    {
        var item = _open.GetValueOrDefault(data["output_index"]!.GetValue<int>()).ShouldNotBeNull(data.ToJsonString());
        item["id"]!.GetValue<string>().ShouldBe(data["item_id"]!.GetValue<string>());
        return item;
    }

    private static (int Item, string Kind, int Part) Place(JsonNode data) => data["content_index"] is { } content
        ? (data["output_index"]!.GetValue<int>(), "content", content.GetValue<int>())
        : (data["output_index"]!.GetValue<int>(), "summary", data["summary_index"]!.GetValue<int>());

    private void AddPart(JsonNode data)
    {
        Item(data);
        _parts.TryAdd(Place(data), "").ShouldBeTrue(data.ToJsonString());
    }

    private void Append(JsonNode data)
    {
        Item(data);
        _parts.ShouldContainKey(Place(data));
        _parts[Place(data)] += data["delta"]!.GetValue<string>();
    }

    private string Text(JsonNode data)
    {
        Item(data);
        return _parts[Place(data)];
    }

    private void ClosePart(JsonNode data)
    {
        var part = data["part"]!;
        (part["text"] ?? part["refusal"])!.GetValue<string>().ShouldBe(Text(data));
        var place = Place(data);
        ((JsonArray)_open[place.Item][place.Kind]!).Add(part.DeepClone());
    }

    private void Close(JsonNode data)
    {
        var index = data["output_index"]!.GetValue<int>();
        _open.Remove(index, out var built).ShouldBeTrue(data.ToJsonString());
        var item = data["item"]!;
        item["id"]!.GetValue<string>().ShouldBe(built!["id"]!.GetValue<string>());
        item["type"]!.GetValue<string>().ShouldBe(built["type"]!.GetValue<string>());
        foreach (var field in new[] { "content", "summary" })
        {
            if (item[field] is { } value) value.ToJsonString().ShouldBe(built[field]!.ToJsonString());
        }

        _done[index] = item.DeepClone();
    }

    private void Finish(string type, JsonNode data)
    {
        var response = data["response"]!;
        response["status"]!.GetValue<string>().ShouldBe(type["response.".Length..]);
        if (type != "response.failed") _open.ShouldBeEmpty();
        response["output"]!.AsArray().Select(item => item!.ToJsonString()).ShouldBe(_done.Values.Select(item => item.ToJsonString()));
        Final = response;
    }
}
