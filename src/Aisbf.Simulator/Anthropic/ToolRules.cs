using System.Text.Json;
using Aisbf.Simulator.OpenAi;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.Anthropic;

/// <summary>Anthropic's rules for tools and the choice among them.</summary>
internal static class ToolRules
{
    public static IEnumerable<ApiError> Check(JsonElement body)
    {
        var names = new List<string>();
        foreach (var tool in body.Items("tools"u8))
        {
            var at = $"tools.{names.Count}";
            var name = tool.Text("name"u8);
            names.Add(name ?? "");

            // The vendor's own tools have a dated type and no schema.
            if (tool.Text("type"u8) is { } type && type != "custom")
            {
                if (type == "function")
                    yield return ApiError.Invalid($"{at}: Input tag 'function' found using 'type' does not match any of the expected tags: 'custom', ...");
                continue;
            }

            if (name is null || !ChatToolRules.IsName(name))
                yield return ApiError.Invalid($"{at}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{{1,128}}$'");
            if (!tool.Has("input_schema"u8))
                yield return ApiError.Invalid($"{at}.custom.input_schema: Field required");
            else if (tool.Get("input_schema"u8).Text("type"u8) != "object")
                yield return ApiError.Invalid($"{at}.custom.input_schema.type: Input should be 'object'");
            foreach (var property in tool.EnumerateObject().Where(p => !IsToolField(p.Name)))
                yield return ApiError.Invalid($"{at}.custom.{property.Name}: Extra inputs are not permitted");
        }

        if (names.Distinct().Count() < names.Count)
            yield return ApiError.Invalid("tools: Tool names must be unique.");
        var choice = body.Get("tool_choice"u8);
        if (choice.ValueKind == JsonValueKind.Undefined)
            yield break;
        if (choice.Text("type"u8) is not ("auto" or "any" or "tool" or "none"))
            yield return ApiError.Invalid("tool_choice: Input tag found using 'type' does not match any of the expected tags: 'any', 'auto', 'none', 'tool'");
        else if (names.Count == 0)
            yield return ApiError.Invalid("tool_choice: tool_choice may only be specified while providing tools.");
        else if (choice.Text("type"u8) == "tool" && !names.Contains(choice.Text("name"u8) ?? ""))
            yield return ApiError.Invalid($"tool_choice: Tool '{choice.Text("name"u8)}' not found in provided tools");
    }

    private static bool IsToolField(string name) => name is "name" or "description" or "input_schema" or "type" or "cache_control"
        or "strict" or "eager_input_streaming" or "input_examples" or "defer_loading" or "allowed_callers";
}
