using System.Globalization;
using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Google;

/// <summary>Writes responses with one candidate: a whole one, or one of a stream.</summary>
internal sealed class Candidate(SimRequest request, Answer answer)
{
    public Answer Answer => answer;

    public Directives Directives => request.Directives;

    public void WriteWhole(Utf8JsonWriter json) => Write(
        json,
        parts =>
        {
            if (answer.Reasoning is { } thought)
                WriteText(parts, thought, thought: true);
            if (answer.Calls.Count == 0)
                WriteText(parts, answer.Text, thought: false);
            foreach (var call in answer.Calls)
                WriteCall(parts, call);
        },
        last: true);

    /// <summary>Writes one response.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="parts">Writes the parts; null leaves the content out.</param>
    /// <param name="last">Whether it carries the finish reason and the final token counts.</param>
    public void Write(Utf8JsonWriter json, Action<Utf8JsonWriter>? parts, bool last)
    {
        json.WriteStartObject();
        json.WriteStartArray("candidates"u8);
        json.WriteStartObject();
        json.WriteStartObject("content"u8);
        if (parts is not null)
        {
            json.WriteStartArray("parts"u8);
            parts(json);
            json.WriteEndArray();
        }

        json.WriteString("role"u8, "model"u8);
        json.WriteEndObject();
        if (last)
            json.WriteString("finishReason"u8, Finish(answer.Finish));
        json.WriteNumber("index"u8, 0);
        json.WriteEndObject();
        json.WriteEndArray();
        if (Directives.Usage != UsageStyle.None && (last || Directives.Usage != UsageStyle.Last))
            WriteUsage(json, last);
        json.WriteString("modelVersion"u8, request.Model);
        json.WriteString("responseId"u8, string.Create(CultureInfo.InvariantCulture, $"sim{request.Sequence}"));
        json.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter json, ReadOnlySpan<char> text, bool thought)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, text);
        if (thought)
            json.WriteBoolean("thought"u8, true);
        json.WriteEndObject();
    }

    public void WriteCall(Utf8JsonWriter json, ToolCall call)
    {
        json.WriteStartObject();
        json.WriteStartObject("functionCall"u8);
        json.WriteString("name"u8, call.Name);
        json.WritePropertyName("args"u8);
        json.WriteRawValue(call.Arguments);
        json.WriteEndObject();
        if (answer.Reasoning is not null && call.Id == 0)
            json.WriteString("thoughtSignature"u8, "c2ltdWxhdG9yLXRob3VnaHQ="u8);
        json.WriteEndObject();
    }

    private void WriteUsage(Utf8JsonWriter json, bool last)
    {
        var tokens = answer.Tokens;
        var visible = last ? tokens.Output - tokens.Reasoning : 0;
        json.WriteStartObject("usageMetadata"u8);
        json.WriteNumber("promptTokenCount"u8, tokens.Input);
        if (last)
            json.WriteNumber("candidatesTokenCount"u8, visible);
        json.WriteNumber("totalTokenCount"u8, tokens.Input + visible + tokens.Reasoning);
        if (tokens.Cached != 0)
            json.WriteNumber("cachedContentTokenCount"u8, tokens.Cached);
        if (tokens.Reasoning != 0)
            json.WriteNumber("thoughtsTokenCount"u8, tokens.Reasoning);
        json.WriteEndObject();
    }

    private static string Finish(FinishReason reason) => reason switch
    {
        FinishReason.Length => "MAX_TOKENS",
        FinishReason.ContentFilter => "SAFETY",
        FinishReason.Refusal => "PROHIBITED_CONTENT",
        _ => "STOP",
    };
}
