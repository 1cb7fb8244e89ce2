using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Ollama;

/// <summary>Writes chat responses: a whole one, or a line of a stream.</summary>
internal sealed class ChatLine(SimRequest request)
{
    public void WriteWhole(Utf8JsonWriter json, Answer answer)
    {
        Begin(json);
        json.WriteString("content"u8, answer.Text);
        if (answer.Reasoning is { } thinking)
            json.WriteString("thinking"u8, thinking);
        if (answer.Calls.Count > 0)
            WriteCallList(json, answer);
        json.WriteEndObject();
        End(json, answer);
    }

    public void WritePart(Utf8JsonWriter json, string property, ReadOnlySpan<char> text)
    {
        Begin(json);
        if (property != "content")
            json.WriteString("content"u8, ""u8);
        json.WriteString(property, text);
        json.WriteEndObject();
        json.WriteBoolean("done"u8, false);
        json.WriteEndObject();
    }

    public void WriteCalls(Utf8JsonWriter json, Answer answer)
    {
        Begin(json);
        json.WriteString("content"u8, ""u8);
        WriteCallList(json, answer);
        json.WriteEndObject();
        json.WriteBoolean("done"u8, false);
        json.WriteEndObject();
    }

    public void WriteEnd(Utf8JsonWriter json, Answer answer)
    {
        Begin(json);
        json.WriteString("content"u8, ""u8);
        json.WriteEndObject();
        End(json, answer);
    }

    /// <summary>A chat without messages only loads the model.</summary>
    public void WriteLoaded(Utf8JsonWriter json)
    {
        Begin(json);
        json.WriteString("content"u8, ""u8);
        json.WriteEndObject();
        json.WriteString("done_reason"u8, "load"u8);
        json.WriteBoolean("done"u8, true);
        json.WriteEndObject();
    }

    private void Begin(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, request.Model);
        json.WriteString("created_at"u8, request.Now);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
    }

    private void End(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("done_reason"u8, answer.Finish == FinishReason.Length ? "length"u8 : "stop"u8);
        json.WriteBoolean("done"u8, true);
        json.WriteNumber("total_duration"u8, 5_000_000);
        json.WriteNumber("load_duration"u8, 1_000_000);
        if (request.Directives.Usage != UsageStyle.None)
        {
            json.WriteNumber("prompt_eval_count"u8, answer.Tokens.Input);
            json.WriteNumber("prompt_eval_duration"u8, 1_000_000);
            json.WriteNumber("eval_count"u8, answer.Tokens.Output);
            json.WriteNumber("eval_duration"u8, 3_000_000);
        }

        json.WriteEndObject();
    }

    private static void WriteCallList(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartArray("tool_calls"u8);
        foreach (var call in answer.Calls)
        {
            json.WriteStartObject();
            json.WriteStartObject("function"u8);
            json.WriteNumber("index"u8, call.Id);
            json.WriteString("name"u8, call.Name);
            json.WritePropertyName("arguments"u8);
            json.WriteRawValue(call.Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
