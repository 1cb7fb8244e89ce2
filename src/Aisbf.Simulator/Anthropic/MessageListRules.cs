using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Anthropic's rules for the list of messages: roles, content, and that every tool use is answered in the next turn.</summary>
internal static class MessageListRules
{
    public static IEnumerable<ApiError> Check(JsonElement body)
    {
        if (body.Get("messages"u8) is not { ValueKind: JsonValueKind.Array } messages)
        {
            yield return ApiError.Invalid("messages: Field required");
            yield break;
        }

        var count = messages.GetArrayLength();
        if (count == 0)
            yield return ApiError.Invalid("messages: at least one message is required");
        for (var i = 0; i < count; i++)
        {
            foreach (var error in CheckOne(messages[i], i, isLast: i == count - 1))
                yield return error;
        }

        foreach (var error in Turns(messages).Concat(ThinkingRules.Check(body, messages)))
            yield return error;
    }

    private static IEnumerable<ApiError> CheckOne(JsonElement message, int index, bool isLast)
    {
        var at = $"messages.{index}";
        var role = message.Text("role"u8);
        if (role is not ("user" or "assistant"))
        {
            yield return ApiError.Invalid(role == "system"
                ? "messages: Unexpected role \"system\". The Messages API accepts a top-level `system` parameter, not \"system\" as an input message role."
                : $"messages: Unexpected role \"{role}\". Allowed roles are \"user\" or \"assistant\"");
            yield break;
        }

        if (index == 0 && role != "user")
            yield return ApiError.Invalid("messages: first message must use the \"user\" role");
        foreach (var property in message.EnumerateObject().Where(p => p.Name is not ("role" or "content")))
            yield return ApiError.Invalid($"{at}.{property.Name}: Extra inputs are not permitted");

        var content = message.Get("content"u8);
        if (content.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
            yield return ApiError.Invalid($"{at}.content: Input should be a valid list");
        var empty = content.ValueKind == JsonValueKind.String ? content.GetString()!.Length == 0 : content.ValueKind == JsonValueKind.Array && content.GetArrayLength() == 0;
        if (empty && !(isLast && role == "assistant"))
            yield return ApiError.Invalid($"{at}: all messages must have non-empty content except for the optional final assistant message");
        if (isLast && role == "assistant" && content.Content().Length > 0 && char.IsWhiteSpace(content.Content()[^1]))
            yield return ApiError.Invalid("messages: final assistant content cannot end with trailing whitespace");

        var block = 0;
        foreach (var part in content.Items())
        {
            if (BlockRules.Check(part, role, $"{at}.content.{block++}") is { } error)
                yield return error;
        }
    }

    private static IEnumerable<ApiError> Turns(JsonElement messages)
    {
        // Neighbours of one role count as one turn.
        var turns = new List<(int Index, string? Role, List<JsonElement> Blocks)>();
        var index = 0;
        foreach (var message in messages.EnumerateArray())
        {
            var role = message.Text("role"u8);
            if (turns.Count == 0 || turns[^1].Role != role)
                turns.Add((index, role, []));
            turns[^1].Blocks.AddRange(message.Items("content"u8));
            index++;
        }

        var open = new HashSet<string>();
        foreach (var (at, role, blocks) in turns)
        {
            if (role == "user")
            {
                foreach (var id in blocks.Where(b => b.Text("type"u8) == "tool_result").Select(b => b.Text("tool_use_id"u8) ?? ""))
                {
                    if (!open.Remove(id))
                        yield return ApiError.Invalid($"messages.{at}.content.0: unexpected `tool_use_id` found in `tool_result` blocks: {id}. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.");
                }
            }

            if (open.Count > 0)
                yield return Unanswered(open, at - 1);
            open = role == "assistant" ? [.. blocks.Where(b => b.Text("type"u8) == "tool_use").Select(b => b.Text("id"u8) ?? "")] : [];
        }

        if (open.Count > 0)
            yield return Unanswered(open, index - 1);
    }

    private static ApiError Unanswered(IEnumerable<string> open, int at) => ApiError.Invalid(
        $"messages.{at}: `tool_use` ids were found without `tool_result` blocks immediately after: {string.Join(", ", open)}. "
        + "Each `tool_use` block must have a corresponding `tool_result` block in the next message.");
}
