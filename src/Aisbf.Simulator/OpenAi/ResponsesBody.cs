using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Writes a <c>response</c> object.</summary>
internal static class ResponsesBody
{
    public static ResponsesEnd EndOf(Answer answer) => answer.Finish switch
    {
        FinishReason.Length => ResponsesEnd.MaxOutputTokens,
        FinishReason.ContentFilter or FinishReason.Refusal => ResponsesEnd.ContentFilter,
        _ => ResponsesEnd.Completed,
    };

    public static void Write(Utf8JsonWriter json, SimRequest request, Answer answer, ResponsesEnd end)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, OpenAiWords.Id(request, "resp"));
        json.WriteString("object"u8, "response"u8);
        json.WriteNumber("created_at"u8, request.Now.ToUnixTimeSeconds());
        json.WriteString("status"u8, end switch
        {
            ResponsesEnd.NotYet => "in_progress"u8,
            ResponsesEnd.Completed => "completed"u8,
            _ => "incomplete"u8,
        });
        json.WriteNull("error"u8);
        WriteDetails(json, end);
        json.WriteString("model"u8, request.Model);
        json.WriteStartArray("output"u8);
        if (end != ResponsesEnd.NotYet)
        {
            var items = ResponsesItem.Of(request, answer);
            for (var i = 0; i < items.Count; i++)
                items[i].Write(json, request, i, done: true);
        }

        json.WriteEndArray();
        WriteSettings(json, request.Json);
        if (end == ResponsesEnd.NotYet || request.Directives.Usage == UsageStyle.None)
            json.WriteNull("usage"u8);
        else
            WriteUsage(json, answer.Tokens);
        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, ResponsesEnd end)
    {
        if (end is ResponsesEnd.NotYet or ResponsesEnd.Completed)
        {
            json.WriteNull("incomplete_details"u8);
            return;
        }

        json.WriteStartObject("incomplete_details"u8);
        json.WriteString("reason"u8, end == ResponsesEnd.MaxOutputTokens ? "max_output_tokens"u8 : "content_filter"u8);
        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, JsonElement body)
    {
        json.WriteBoolean("store"u8, !body.IsFalse("store"u8));
        json.WriteNull("previous_response_id"u8);
        json.WriteBoolean("parallel_tool_calls"u8, !body.IsFalse("parallel_tool_calls"u8));
        json.WriteNumber("temperature"u8, body.Number("temperature"u8) ?? 1);
        json.WriteNumber("top_p"u8, body.Number("top_p"u8) ?? 1);
        Echo(json, body, "instructions", "null");
        Echo(json, body, "metadata", "{}");
        Echo(json, body, "tool_choice", "\"auto\"");
        Echo(json, body, "tools", "[]");
        Echo(json, body, "text", """{"format":{"type":"text"}}""");
        Echo(json, body, "reasoning", """{"effort":null,"summary":null}""");
    }

    private static void Echo(Utf8JsonWriter json, JsonElement body, string name, string otherwise)
    {
        json.WritePropertyName(name);
        if (body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            value.WriteTo(json);
        else
            json.WriteRawValue(otherwise);
    }

    private static void WriteUsage(Utf8JsonWriter json, TokenCounts tokens)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, tokens.Input);
        json.WriteStartObject("input_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, tokens.Cached);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, tokens.Output);
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, tokens.Reasoning);
        json.WriteEndObject();
        json.WriteNumber("total_tokens"u8, tokens.Input + tokens.Output);
        json.WriteEndObject();
    }
}
