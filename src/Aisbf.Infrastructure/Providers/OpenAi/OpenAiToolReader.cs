using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>Reads <c>tools</c> and <c>tool_choice</c>, and the <c>functions</c> and <c>function_call</c> that were before them.</summary>
internal static class OpenAiToolReader
{
    public static void ReadTools(JsonElement value, List<ChatTool> tools, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, "tools")) return;

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var path = $"tools[{index++}]";
            if (context.Is(element, JsonValueKind.Object, path)) ReadTool(element, path, tools, context);
        }
    }

    public static void ReadFunctions(JsonElement value, List<ChatTool> tools, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, "functions")) return;

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var path = $"functions[{index++}]";
            if (context.Is(element, JsonValueKind.Object, path)) tools.Add(ReadFunction(element, path, null, context));
        }
    }

    public static ToolChoice? ReadChoice(JsonElement value, RequestContext context)
    {
        const string path = "tool_choice";
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String) return Mode(value.GetString(), path, context);
        if (!context.Is(value, JsonValueKind.Object, path)) return null;

        switch (context.RequiredString(value, "type", path))
        {
            case "function":
                context.Rest(value, path, "type", "function");
                if (value.TryGetProperty("function", out var function) && function.ValueKind == JsonValueKind.Object)
                    return ReadNamed(function, $"{path}.function", path, context);
                context.Fail($"{path}.function", $"'{path}.function' has to be an object.");
                return null;
            case "allowed_tools":
                context.Rest(value, path, "type", "allowed_tools");
                return ReadAllowed(value, path, context);
            default:
                context.Extra(path, value);
                return null;
        }
    }

    public static ToolChoice? ReadFunctionCall(JsonElement value, RequestContext context)
    {
        const string path = "function_call";
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String) return Mode(value.GetString(), path, context);

        return context.Is(value, JsonValueKind.Object, path) ? ReadNamed(value, path, path, context) : null;
    }

    private static ToolChoice ReadNamed(JsonElement function, string path, string choicePath, RequestContext context)
    {
        context.Rest(function, path, "name");
        return new ToolChoice(ToolChoiceMode.Named, context.RequiredString(function, "name", path)) { Path = choicePath };
    }

    private static void ReadTool(JsonElement element, string path, List<ChatTool> tools, RequestContext context)
    {
        if (context.RequiredString(element, "type", path) != "function")
        {
            context.Extra(path, element);
            return;
        }

        JsonElement? cacheControl = null;
        JsonElement function = default;
        foreach (var property in element.EnumerateObject())
        {
            switch (property.Name)
            {
                case "type": break;
                case "function": function = property.Value; break;
                case "cache_control": cacheControl = context.Object(property.Value, $"{path}.cache_control"); break;
                default: context.Extra($"{path}.{property.Name}", property.Value); break;
            }
        }

        if (function.ValueKind == JsonValueKind.Object) tools.Add(ReadFunction(function, $"{path}.function", cacheControl, context));
        else context.Fail($"{path}.function", $"'{path}.function' has to be an object.");
    }

    private static ChatTool ReadFunction(JsonElement function, string path, JsonElement? cacheControl, RequestContext context)
    {
        var tool = new ChatTool { Path = path, Name = context.RequiredString(function, "name", path), CacheControl = cacheControl };
        foreach (var property in function.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "name": break;
                case "description": tool = tool with { Description = context.String(property.Value, field) }; break;
                case "parameters": tool = tool with { Parameters = context.Object(property.Value, field) }; break;
                case "strict": tool = tool with { Strict = context.Boolean(property.Value, field) }; break;
                default: context.Extra(field, property.Value); break;
            }
        }

        return tool;
    }

    /// <summary>A choice among some of the tools: the mode can be carried everywhere, the selection has to be reported.</summary>
    private static ToolChoice? ReadAllowed(JsonElement value, string path, RequestContext context)
    {
        if (!value.TryGetProperty("allowed_tools", out var allowed) || allowed.ValueKind != JsonValueKind.Object)
        {
            context.Fail($"{path}.allowed_tools", $"'{path}.allowed_tools' has to be an object.");
            return null;
        }

        context.Extra($"{path}.allowed_tools", allowed);
        return Mode(context.RequiredString(allowed, "mode", $"{path}.allowed_tools"), $"{path}.allowed_tools.mode", context);
    }

    private static ToolChoice? Mode(string? text, string path, RequestContext context)
    {
        switch (text)
        {
            case "auto": return new ToolChoice(ToolChoiceMode.Auto) { Path = path };
            case "none": return new ToolChoice(ToolChoiceMode.None) { Path = path };
            case "required": return new ToolChoice(ToolChoiceMode.Required) { Path = path };
            default:
                context.Fail(path, $"'{path}' has to be 'auto', 'none' or 'required', or name a function.");
                return null;
        }
    }
}
