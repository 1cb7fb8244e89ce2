using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.OpenAi;

/// <summary>Writes a <c>chat.completion</c>.</summary>
internal static class ChatBody
{
    public static void Write(Utf8JsonWriter json, SimRequest request, Answer answer, int choices)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, OpenAiWords.Id(request, "chatcmpl"));
        json.WriteString("object"u8, "chat.completion"u8);
        json.WriteNumber("created"u8, request.Now.ToUnixTimeSeconds());
        json.WriteString("model"u8, request.Model);
        json.WriteStartArray("choices"u8);
        for (var choice = 0; choice < choices; choice++)
            WriteChoice(json, request, answer, choice);
        json.WriteEndArray();
        OpenAiWords.WriteUsage(json, request.Directives, answer.Tokens, choices);
        json.WriteString("service_tier"u8, "default"u8);
        json.WriteString("system_fingerprint"u8, "fp_simulator"u8);
        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, SimRequest request, Answer answer, int choice)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, choice);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, answer.Calls.Count > 0 ? null : answer.Text);
        if (answer.Reasoning is { } reasoning)
            json.WriteString("reasoning_content"u8, reasoning);
        json.WriteNull("refusal"u8);
        json.WriteStartArray("annotations"u8);
        json.WriteEndArray();
        if (answer.Calls.Count > 0)
            WriteCalls(json, request, answer, choice);
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, OpenAiWords.Finish(answer.Finish));
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, SimRequest request, Answer answer, int choice)
    {
        json.WriteStartArray("tool_calls"u8);
        foreach (var call in answer.Calls)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, OpenAiWords.CallId(request, call, choice));
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, call.Name);
            json.WriteString("arguments"u8, call.Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
