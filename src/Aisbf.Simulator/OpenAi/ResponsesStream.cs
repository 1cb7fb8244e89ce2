using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Makes the events of a streamed response in the vendor's order.</summary>
internal sealed class ResponsesStream : IDisposable
{
    private readonly JsonBuffer _buffer = new();
    private readonly SimRequest _request;
    private int _sequence;

    private ResponsesStream(SimRequest request) => _request = request;

    public static IEnumerable<Frame> Frames(SimRequest request, Answer answer)
    {
        using var events = new ResponsesStream(request);
        var end = ResponsesBody.EndOf(answer);
        yield return events.Response("response.created", answer, ResponsesEnd.NotYet);
        yield return events.Response("response.in_progress", answer, ResponsesEnd.NotYet);
        var items = ResponsesItem.Of(request, answer);
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var frame in events.Item(items[i], i))
                yield return frame;
        }

        yield return events.Response(end == ResponsesEnd.Completed ? "response.completed" : "response.incomplete", answer, end);
    }

    public void Dispose() => _buffer.Dispose();

    private IEnumerable<Frame> Item(ResponsesItem item, int index)
    {
        yield return Whole("response.output_item.added", item, index, done: false);
        var frames = item.Kind switch
        {
            "reasoning" => Reasoning(item, index),
            "message" => Message(item, index),
            _ => Call(item, index),
        };
        foreach (var frame in frames)
            yield return frame;
        yield return Whole("response.output_item.done", item, index, done: true);
    }

    private IEnumerable<Frame> Reasoning(ResponsesItem item, int index)
    {
        yield return Event("response.reasoning_summary_part.added", item, index, json => Part(json, "summary_index", "", ResponsesItem.WriteSummary));
        foreach (var part in AnswerText.Chunks(item.Text, Directives.None))
            yield return Event("response.reasoning_summary_text.delta", item, index, json => Piece(json, "summary_index", "delta", part));
        yield return Event("response.reasoning_summary_text.done", item, index, json => Piece(json, "summary_index", "text", item.Text.AsMemory()));
        yield return Event("response.reasoning_summary_part.done", item, index, json => Part(json, "summary_index", item.Text, ResponsesItem.WriteSummary));
    }

    private IEnumerable<Frame> Message(ResponsesItem item, int index)
    {
        yield return Event("response.content_part.added", item, index, json => Part(json, "content_index", "", ResponsesItem.WriteText));
        foreach (var part in AnswerText.Chunks(item.Text, _request.Directives))
            yield return Event("response.output_text.delta", item, index, json => Text(json, "delta", part));
        yield return Event("response.output_text.done", item, index, json => Text(json, "text", item.Text.AsMemory()));
        yield return Event("response.content_part.done", item, index, json => Part(json, "content_index", item.Text, ResponsesItem.WriteText));
    }

    private IEnumerable<Frame> Call(ResponsesItem item, int index)
    {
        foreach (var part in AnswerText.Chunks(item.Text, Directives.None))
            yield return Event("response.function_call_arguments.delta", item, index, json => json.WriteString("delta"u8, part.Span));
        yield return Event("response.function_call_arguments.done", item, index, json => json.WriteString("arguments"u8, item.Text));
    }

    private static void Piece(Utf8JsonWriter json, string place, string field, ReadOnlyMemory<char> text)
    {
        json.WriteNumber(place, 0);
        json.WriteString(field, text.Span);
    }

    private static void Text(Utf8JsonWriter json, string field, ReadOnlyMemory<char> text)
    {
        Piece(json, "content_index", field, text);
        json.WriteStartArray("logprobs"u8);
        json.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter json, string place, string text, Action<Utf8JsonWriter, string> write)
    {
        json.WriteNumber(place, 0);
        json.WritePropertyName("part"u8);
        write(json, text);
    }

    private Frame Response(string type, Answer answer, ResponsesEnd end)
    {
        var json = Begin(type);
        json.WritePropertyName("response"u8);
        ResponsesBody.Write(json, _request, answer, end);
        return End(type, end == ResponsesEnd.NotYet ? FrameKind.Content : FrameKind.Finish);
    }

    private Frame Whole(string type, ResponsesItem item, int index, bool done)
    {
        var json = Begin(type);
        json.WriteNumber("output_index"u8, index);
        json.WritePropertyName("item"u8);
        item.Write(json, _request, index, done);
        return End(type);
    }

    private Frame Event(string type, ResponsesItem item, int index, Action<Utf8JsonWriter> write)
    {
        var json = Begin(type);
        json.WriteString("item_id"u8, item.Id(_request, index));
        json.WriteNumber("output_index"u8, index);
        write(json);
        return End(type);
    }

    private Utf8JsonWriter Begin(string type)
    {
        var json = _buffer.Begin();
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteNumber("sequence_number"u8, _sequence++);
        return json;
    }

    private Frame End(string type, FrameKind kind = FrameKind.Content)
    {
        _buffer.Json.WriteEndObject();
        return new Frame(_buffer.Take(), type, kind);
    }
}
