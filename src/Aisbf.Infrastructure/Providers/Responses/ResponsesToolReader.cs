using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Responses;

/// <summary>Reads <c>tools</c> and <c>tool_choice</c>. Tools that OpenAI runs itself exist nowhere else.</summary>
internal sealed class ResponsesToolReader(RequestContext context)
{
    private const string ChoicePath = "tool_choice";

    private readonly List<ChatTool> _tools = [];
    private HashSet<string>? _allowed;

    public ToolChoice? Choice { get; private set; }

    /// <summary>The tools among which the model may choose: a choice among some of them is the same as having only those.</summary>
    public IReadOnlyList<ChatTool> Build() => _allowed is { } allowed ? [.. _tools.Where(tool => allowed.Contains(tool.Name))] : _tools;

    public void ReadTools(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Array, "tools")) return;

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var path = $"tools[{index++}]";
            if (!context.Is(element, JsonValueKind.Object, path)) return;

            var type = context.RequiredString(element, "type", path);
            if (type == "function") _tools.Add(ReadFunction(element, path));
            else RefuseType($"{path}.type", type);
        }
    }

    public void ReadChoice(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return;

        if (value.ValueKind == JsonValueKind.String) Choice = Mode(value.GetString(), ChoicePath);
        else if (context.Is(value, JsonValueKind.Object, ChoicePath)) Choice = ReadObject(value);
    }

    /// <summary>That a tool is strict unless it says otherwise is a wish that OpenAI itself gives up where the schema does not allow it.</summary>
    private ChatTool ReadFunction(JsonElement element, string path)
    {
        var tool = new ChatTool { Path = path, Name = context.RequiredString(element, "name", path) };
        foreach (var property in element.EnumerateObject())
        {
            var field = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case "type" or "name": break;
                case "description": tool = tool with { Description = context.String(property.Value, field) }; break;
                case "parameters": tool = tool with { Parameters = context.Object(property.Value, field) }; break;
                case "strict": tool = tool with { Strict = context.Boolean(property.Value, field) }; break;
                default: context.Extra(field, property.Value); break;
            }
        }

        return tool;
    }

    private ToolChoice? ReadObject(JsonElement value)
    {
        switch (context.RequiredString(value, "type", ChoicePath))
        {
            case "function":
                context.Rest(value, ChoicePath, "type", "name");
                return new ToolChoice(ToolChoiceMode.Named, context.RequiredString(value, "name", ChoicePath));
            case "allowed_tools":
                return ReadAllowed(value);
            case var other:
                RefuseType($"{ChoicePath}.type", other);
                return null;
        }
    }

    private ToolChoice? ReadAllowed(JsonElement value)
    {
        const string path = ChoicePath + ".tools";
        context.Rest(value, ChoicePath, "type", "mode", "tools");
        _allowed = new HashSet<string>(StringComparer.Ordinal);
        if (!value.TryGetProperty("tools", out var tools) || tools.ValueKind != JsonValueKind.Array)
        {
            context.Fail(path, $"'{path}' has to be an array.");
            return null;
        }

        var index = 0;
        foreach (var tool in tools.EnumerateArray())
        {
            var at = $"{path}[{index++}]";
            if (!context.Is(tool, JsonValueKind.Object, at)) continue;

            context.Rest(tool, at, "type", "name");
            _allowed.Add(context.RequiredString(tool, "name", at));
        }

        return Mode(context.RequiredString(value, "mode", ChoicePath), $"{ChoicePath}.mode");
    }

    private void RefuseType(string path, string type) => context.Refuse(
        path, $"'{path}' is '{type}', which only a provider with its own Responses API can do. Tools of type 'function' work everywhere.");

    private ToolChoice? Mode(string? text, string path)
    {
        switch (text)
        {
            case "auto": return new ToolChoice(ToolChoiceMode.Auto);
            case "none": return new ToolChoice(ToolChoiceMode.None);
            case "required": return new ToolChoice(ToolChoiceMode.Required);
            default:
                context.Fail(path, $"'{path}' has to be 'auto', 'none' or 'required', or name a function.");
                return null;
        }
    }
}
