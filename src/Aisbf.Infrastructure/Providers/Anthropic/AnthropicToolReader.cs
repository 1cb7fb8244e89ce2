using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Reads <c>tools</c> and <c>tool_choice</c>.</summary>
internal static class AnthropicToolReader
{
    public static void ReadAll(JsonElement value, List<ChatTool> tools, RequestContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, "tools")) return;

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var path = $"tools.{index++}";
            if (!context.Is(element, JsonValueKind.Object, path)) break;

            // The vendor's own tools run on its servers; nobody else has them, so they are told of as lost.
            if (IsClients(element)) tools.Add(Read(element, path, context));
            else context.Extra(path, element);
        }
    }

    /// <summary>The choice, and whether one answer may call several tools; null where nothing is said.</summary>
    public static (ToolChoice? Choice, bool? Parallel) ReadChoice(JsonElement value, RequestContext context)
    {
        const string path = "tool_choice";
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, path)) return default;

        bool? parallel = null;
        foreach (var property in value.EnumerateObject())
        {
            if (property.NameEquals("disable_parallel_tool_use"u8))
                parallel = context.Boolean(property.Value, $"{path}.disable_parallel_tool_use") is true ? false : null;
            else if (!property.NameEquals("type"u8) && !property.NameEquals("name"u8)) context.Extra($"{path}.{property.Name}", property.Value);
        }

        return (ReadMode(value, path, context), parallel);
    }

    private static ToolChoice? ReadMode(JsonElement value, string path, RequestContext context)
    {
        switch (context.RequiredString(value, "type", path))
        {
            case "auto": return new ToolChoice(ToolChoiceMode.Auto);
            case "any": return new ToolChoice(ToolChoiceMode.Required);
            case "none": return new ToolChoice(ToolChoiceMode.None);
            case "tool": return new ToolChoice(ToolChoiceMode.Named, context.RequiredString(value, "name", path));
            default:
                context.Fail($"{path}.type", $"'{path}.type' has to be 'auto', 'any', 'tool' or 'none'.");
                return null;
        }
    }

    private static bool IsClients(JsonElement tool) =>
        !tool.TryGetProperty("type", out var type) || type.ValueKind == JsonValueKind.Null
        || (type.ValueKind == JsonValueKind.String && type.ValueEquals("custom"u8));

    private static ChatTool Read(JsonElement element, string path, RequestContext context)
    {
        var tool = new ChatTool { Path = path, Name = context.RequiredString(element, "name", path) };
        foreach (var property in element.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "name" or "type": break;
                case "description": tool = tool with { Description = context.String(property.Value, field) }; break;
                case "input_schema": tool = tool with { Parameters = context.Object(property.Value, field) }; break;
                case "strict": tool = tool with { Strict = context.Boolean(property.Value, field) }; break;
                case "cache_control": tool = tool with { CacheControl = context.Object(property.Value, field) }; break;
                default: context.Extra(field, property.Value); break;
            }
        }

        if (tool.Parameters is null) context.Fail($"{path}.input_schema", $"'{path}.input_schema' has to be an object.");
        return tool;
    }
}
