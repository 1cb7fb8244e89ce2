using System.Text.Json;
using Aisbf.Simulator.Answers;
using Aisbf.Simulator.Faults;
using Aisbf.Simulator.Pipeline;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Writes a whole message.</summary>
internal static class MessageBody
{
    public static void Write(Utf8JsonWriter json, SimRequest request, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, AnthropicWords.Id(request));
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("model"u8, request.Model);
        json.WriteStartArray("content"u8);
        if (answer.Reasoning is { } thinking)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "thinking"u8);
            json.WriteString("thinking"u8, thinking);
            json.WriteString("signature"u8, AnthropicWords.Signature(thinking));
            json.WriteEndObject();
        }

        if (answer.Calls.Count == 0 && answer.Text.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, answer.Text);
            json.WriteEndObject();
        }

        foreach (var call in answer.Calls)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "tool_use"u8);
            json.WriteString("id"u8, AnthropicWords.CallId(request, call));
            json.WriteString("name"u8, call.Name);
            json.WritePropertyName("input"u8);
            json.WriteRawValue(call.Arguments);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("stop_reason"u8, AnthropicWords.StopReason(answer.Finish));
        json.WriteString("stop_sequence"u8, answer.StopSequence);
        if (request.Directives.Usage != UsageStyle.None)
        {
            json.WriteStartObject("usage"u8);
            AnthropicWords.WriteInput(json, answer.Tokens);
            json.WriteNumber("output_tokens"u8, answer.Tokens.Output);
            json.WriteString("service_tier"u8, "standard"u8);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
