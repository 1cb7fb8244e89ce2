using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Collects the fields that ask for reasoning: OpenAI's <c>reasoning_effort</c>, and the <c>reasoning</c> and
/// <c>thinking</c> objects that clients of other gateways send. The first one found counts.
/// </summary>
internal sealed class OpenAiReasoningFields(RequestContext context)
{
    public ReasoningOptions? Options { get; private set; }

    /// <summary>False when the field is none of these.</summary>
    public bool TryRead(string name, JsonElement value)
    {
        switch (name)
        {
            case "reasoning_effort":
                if (context.String(value, name) is { } effort) Set(new ReasoningOptions { Path = name, Effort = effort }, value);
                return true;
            case "reasoning" when value.ValueKind == JsonValueKind.Object:
                ReadObject(name, value, "max_tokens", (effort, budget) => effort is not null || budget is not null);
                return true;
            case "thinking" when value.ValueKind == JsonValueKind.Object:
                ReadObject(name, value, "budget_tokens", (_, _) => true);
                return true;
            default:
                return false;
        }
    }

    private void ReadObject(string name, JsonElement value, string budgetName, Func<string?, int?, bool> counts)
    {
        string? effort = null;
        int? budget = null;
        foreach (var property in value.EnumerateObject())
        {
            var path = $"{name}.{property.Name}";
            if (property.NameEquals("effort")) effort = context.String(property.Value, path);
            else if (property.NameEquals(budgetName)) budget = context.Integer(property.Value, path);
            else if (!TryReadSwitch(property, path, ref effort, ref budget)) context.Extra(path, property.Value);
        }

        if (counts(effort, budget)) Set(new ReasoningOptions { Path = name, Effort = effort, BudgetTokens = budget }, value);
    }

    private bool TryReadSwitch(JsonProperty property, string path, ref string? effort, ref int? budget)
    {
        if (property.NameEquals("enabled"u8))
        {
            if (context.Boolean(property.Value, path) is false) budget = 0;
            else effort ??= "medium";
            return true;
        }

        if (!property.NameEquals("type"u8)) return false;

        if (context.String(property.Value, path) is "disabled") budget = 0;
        return true;
    }

    private void Set(ReasoningOptions options, JsonElement value)
    {
        if (Options is null) Options = options;
        else context.Extra(options.Path, value);
    }
}
