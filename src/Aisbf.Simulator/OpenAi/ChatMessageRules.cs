using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>OpenAI's rules for the list of messages: roles, content, and that every tool call is answered right after it.</summary>
internal static class ChatMessageRules
{
    public static IEnumerable<ApiError> Check(JsonElement body)
    {
        var open = new List<string>();
        var index = -1;
        foreach (var message in body.Items("messages"u8))
        {
            index++;
            var at = $"messages[{index}]";
            var role = message.Text("role"u8);
            if (role is not ("system" or "developer" or "user" or "assistant" or "tool" or "function"))
                yield return ApiError.Invalid($"Invalid value: '{role}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.", $"{at}.role");

            if (role == "tool")
            {
                if (message.Text("tool_call_id"u8) is not { } id)
                    yield return ApiError.Invalid($"Missing required parameter: '{at}.tool_call_id'.", $"{at}.tool_call_id");
                else if (!open.Remove(id))
                    yield return ApiError.Invalid("Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.", $"{at}.role");
            }
            else if (open.Count > 0)
            {
                yield return Unanswered(open, at);
                open.Clear();
            }

            if (!ContentFits(message, role))
                yield return ApiError.Invalid($"Invalid value for 'content': expected a string, got {message.Get("content"u8).ValueKind}.", $"{at}.content");
            foreach (var call in message.Items("tool_calls"u8))
            {
                if (role != "assistant" || call.Text("id"u8) is not { } id || call.Get("function"u8).Text("name"u8) is null
                    || call.Get("function"u8).Text("arguments"u8) is null)
                    yield return ApiError.Invalid($"Invalid type for '{at}.tool_calls[0]': expected an assistant's call with id, function.name and function.arguments as strings.", $"{at}.tool_calls");
                else
                    open.Add(id);
            }
        }

        if (open.Count > 0)
            yield return Unanswered(open, "messages");
    }

    private static ApiError Unanswered(List<string> open, string at) => ApiError.Invalid(
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. "
        + $"The following tool_call_ids did not have response messages: {string.Join(", ", open)}",
        $"{at}.role");

    private static bool ContentFits(JsonElement message, string? role)
    {
        var content = message.Get("content"u8);
        return content.ValueKind switch
        {
            JsonValueKind.String => true,
            JsonValueKind.Array => content.EnumerateArray().All(p =>
                p.Text("type"u8) is "text" or "image_url" or "input_audio" or "file" or "refusal"),
            JsonValueKind.Null or JsonValueKind.Undefined => role == "assistant",
            _ => false,
        };
    }
}
