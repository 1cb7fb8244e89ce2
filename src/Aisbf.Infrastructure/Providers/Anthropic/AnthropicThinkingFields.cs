using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Collects what asks for thinking: <c>thinking</c>, and the effort in <c>output_config</c>.</summary>
internal sealed class AnthropicThinkingFields(RequestContext context)
{
    /// <summary>What Anthropic's models do when they decide themselves and are told nothing else.</summary>
    private const string UsualEffort = "high";

    private string? _type;
    private int? _budget;
    private string? _effort;
    private string _effortPath = "";
    private JsonElement _effortValue;

    public void Read(JsonElement value)
    {
        const string path = "thinking";
        if (value.ValueKind == JsonValueKind.Null || !context.Is(value, JsonValueKind.Object, path)) return;

        _type = context.RequiredString(value, "type", path);
        foreach (var property in value.EnumerateObject())
        {
            if (property.NameEquals("budget_tokens"u8)) _budget = context.Integer(property.Value, $"{path}.budget_tokens");
            else if (!property.NameEquals("type"u8)) context.Extra($"{path}.{property.Name}", property.Value);
        }

        if (_type is not ("enabled" or "disabled" or "adaptive"))
            context.Fail($"{path}.type", $"'{path}.type' has to be 'enabled', 'disabled' or 'adaptive'.");
        else if (_type == "enabled" && _budget is not >= ReasoningBudget.Minimum)
            context.Fail($"{path}.budget_tokens", $"'{path}.budget_tokens' has to be at least {ReasoningBudget.Minimum}.");
    }

    public void ReadEffort(JsonElement value, string path)
    {
        (_effort, _effortPath) = (context.String(value, path), path);
        _effortValue = value.Clone();
    }

    /// <summary>A budget says more exactly than an effort how much to think; the effort is then a wish that has no place.</summary>
    public ReasoningOptions? Build()
    {
        if (_effort is not null && _type is "enabled" or "disabled") context.Extra(_effortPath, _effortValue);
        return _type switch
        {
            "enabled" => new ReasoningOptions { Path = "thinking", BudgetTokens = _budget },
            "disabled" => new ReasoningOptions { Path = "thinking", BudgetTokens = 0 },
            "adaptive" when _effort is null => new ReasoningOptions { Path = "thinking", Effort = UsualEffort },
            _ => _effort is null ? null : new ReasoningOptions { Path = _effortPath, Effort = _effort },
        };
    }
}
