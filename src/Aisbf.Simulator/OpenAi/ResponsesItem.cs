using System.Globalization;
using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>One element of a response's <c>output</c>: what was thought, said or called.</summary>
/// <param name="Kind">Its <c>type</c>.</param>
/// <param name="Text">The reasoning, the text or the arguments.</param>
/// <param name="Call">The call, for a <c>function_call</c>.</param>
internal sealed record ResponsesItem(string Kind, string Text, ToolCall? Call = null)
{
    public static IReadOnlyList<ResponsesItem> Of(SimRequest request, Answer answer)
    {
        var items = new List<ResponsesItem>();
        if (answer.Reasoning is { } reasoning)
            items.Add(new ResponsesItem("reasoning", reasoning));
        if (answer.Calls.Count == 0)
            items.Add(new ResponsesItem("message", answer.Text));
        items.AddRange(answer.Calls.Select(call => new ResponsesItem("function_call", call.Arguments, call)));
        return items;
    }

    public string Id(SimRequest request, int index) => string.Create(
        CultureInfo.InvariantCulture, $"{(Kind == "message" ? "msg" : Kind == "reasoning" ? "rs" : "fc")}_sim{request.Sequence}_{index}");

    public void Write(Utf8JsonWriter json, SimRequest request, int index, bool done)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id(request, index));
        json.WriteString("type"u8, Kind);
        if (Kind != "reasoning")
            json.WriteString("status"u8, done ? "completed"u8 : "in_progress"u8);
        switch (Kind)
        {
            case "reasoning":
                json.WriteStartArray("summary"u8);
                if (done)
                    WriteSummary(json, Text);
                json.WriteEndArray();
                if (request.Json.Get("include"u8).Strings().Contains("reasoning.encrypted_content"))
                    json.WriteString("encrypted_content"u8, ResponsesSecret.Of(request));
                break;
            case "message":
                json.WriteString("role"u8, "assistant"u8);
                json.WriteStartArray("content"u8);
                if (done)
                    WriteText(json, Text);
                json.WriteEndArray();
                break;
            default:
                json.WriteString("call_id"u8, OpenAiWords.CallId(request, Call!, 0));
                json.WriteString("name"u8, Call!.Name);
                json.WriteString("arguments"u8, done ? Text : "");
                break;
        }

        json.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "output_text"u8);
        json.WriteString("text"u8, text);
        json.WriteStartArray("annotations"u8);
        json.WriteEndArray();
        json.WriteStartArray("logprobs"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteSummary(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "summary_text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }
}
