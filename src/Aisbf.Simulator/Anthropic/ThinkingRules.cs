using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Anthropic's rules for thinking that comes back: it must be unaltered, and a tool turn must still have it.</summary>
internal static class ThinkingRules
{
    public static IEnumerable<ApiError> Check(JsonElement body, JsonElement messages)
    {
        var index = -1;
        var lastTools = (At: -1, First: "");
        foreach (var message in messages.EnumerateArray())
        {
            index++;
            var blocks = message.Items("content"u8).ToList();
            var isResult = blocks.Any(b => b.Text("type"u8) == "tool_result");
            if (message.Text("role"u8) == "user" && !isResult)
                lastTools = (-1, "");
            if (message.Text("role"u8) == "assistant" && blocks.Any(b => b.Text("type"u8) == "tool_use"))
                lastTools = (index, blocks[0].Text("type"u8) ?? "");
            foreach (var block in blocks.Where(b => b.Text("type"u8) == "thinking"))
            {
                if (block.Text("signature"u8) != AnthropicWords.Signature(block.Text("thinking"u8) ?? ""))
                    yield return ApiError.Invalid($"messages.{index}.content.0: Invalid `signature` in `thinking` block");
            }
        }

        // Only the turn that is still going on must keep its thinking; earlier ones may have lost it.
        if (body.Get("thinking"u8).Text("type"u8) == "enabled" && lastTools.At >= 0 && lastTools.First is not ("thinking" or "redacted_thinking"))
        {
            yield return ApiError.Invalid(
                $"messages.{lastTools.At}.content.0.type: Expected `thinking` or `redacted_thinking`, but found `{lastTools.First}`. "
                + "When `thinking` is enabled, a final `assistant` message must start with a thinking block.");
        }
    }
}
