using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>A whole response as the events of a stream: for each item what opens it, its text or arguments in one piece, and what closes it.</summary>
internal sealed class WholeResponseEvents(IBufferWriter<byte> output)
{
    private int _sequence;

    public static void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> output) => new WholeResponseEvents(output).Write(JsonNode.Parse(json)!.AsObject());

    private void Write(JsonObject response)
    {
        var begun = response.DeepClone().AsObject();
        begun["status"] = "in_progress";
        begun["output"] = new JsonArray();
        begun["usage"] = null;
        Send("response.created", new JsonObject { ["response"] = begun });
        var items = response["output"] as JsonArray ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject item) WriteItem(item, i);
        }

        var end = response["status"]?.ToString() == "incomplete" ? "response.incomplete" : "response.completed";
        Send(end, new JsonObject { ["response"] = response.DeepClone() });
    }

    private void WriteItem(JsonObject item, int index)
    {
        var opened = item.DeepClone().AsObject();
        opened["status"] = "in_progress";
        if (opened.ContainsKey("content")) opened["content"] = new JsonArray();
        if (opened.ContainsKey("arguments")) opened["arguments"] = "";
        Send("response.output_item.added", new JsonObject { ["output_index"] = index, ["item"] = opened });
        var id = item["id"]?.ToString() ?? "";
        var parts = item["content"] as JsonArray ?? [];
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is JsonObject part) WritePart(part, id, index, i);
        }

        if (item["type"]?.ToString() == "function_call" && item["arguments"]?.ToString() is { } arguments)
        {
            Send("response.function_call_arguments.delta", new JsonObject { ["item_id"] = id, ["output_index"] = index, ["delta"] = arguments });
            Send("response.function_call_arguments.done", new JsonObject { ["item_id"] = id, ["output_index"] = index, ["arguments"] = arguments });
        }

        Send("response.output_item.done", new JsonObject { ["output_index"] = index, ["item"] = item.DeepClone() });
    }

    private void WritePart(JsonObject part, string id, int index, int place)
    {
        var opened = part.DeepClone().AsObject();
        var (field, name) = part["type"]?.ToString() == "refusal" ? ("refusal", "response.refusal") : ("text", "response.output_text");
        opened[field] = "";
        Send("response.content_part.added", At(new JsonObject { ["part"] = opened }));
        if (part[field]?.ToString() is { Length: > 0 } text)
        {
            Send($"{name}.delta", At(new JsonObject { ["delta"] = text }));
            Send($"{name}.done", At(new JsonObject { [field] = text }));
        }

        Send("response.content_part.done", At(new JsonObject { ["part"] = part.DeepClone() }));

        JsonObject At(JsonObject data)
        {
            data["item_id"] = id;
            data["output_index"] = index;
            data["content_index"] = place;
            return data;
        }
    }

    private void Send(string type, JsonObject data)
    {
        data["type"] = type;
        data["sequence_number"] = _sequence++;
        output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"event: {type}\ndata: {data.ToJsonString()}\n\n")));
    }
}
