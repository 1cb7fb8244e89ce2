using System.Text.Json;
using Aisbf.Simulator.Pipeline;
using Aisbf.Simulator.Wire;

namespace Aisbf.Simulator.OpenAi;

/// <summary>OpenAI's rules for tools and the choice among them.</summary>
internal static class ChatToolRules
{
    public static IEnumerable<ApiError> Check(JsonElement body)
    {
        var names = new List<string>();
        foreach (var tool in body.Items("tools"u8))
        {
            var name = tool.Get("function"u8).Text("name"u8);
            if (tool.Text("type"u8) is not "function")
                yield return ApiError.Invalid($"Invalid value: '{tool.Text("type"u8)}'. Supported values are: 'function'.", $"tools[{names.Count}].type");
            else if (name is null || !IsName(name))
                yield return ApiError.Invalid($"Invalid 'tools[{names.Count}].function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", $"tools[{names.Count}].function.name");
            names.Add(name ?? "");
        }

        var choice = body.Get("tool_choice"u8);
        if (choice.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            yield break;
        if (names.Count == 0)
            yield return ApiError.Invalid("Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.", "tool_choice");
        if (choice.ValueKind == JsonValueKind.String && choice.GetString() is not ("none" or "auto" or "required"))
            yield return ApiError.Invalid($"Invalid value: '{choice.GetString()}'. Supported values are: 'none', 'auto', and 'required'.", "tool_choice");
        if (choice.ValueKind == JsonValueKind.Object && !names.Contains(choice.Get("function"u8).Text("name"u8) ?? ""))
            yield return ApiError.Invalid("Invalid value for 'tool_choice': no function with that name in the list of tools.", "tool_choice");
    }

    public static bool IsName(string name) =>
        name.Length is > 0 and <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
