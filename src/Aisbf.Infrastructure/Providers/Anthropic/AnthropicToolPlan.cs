using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>How the model is told to use tools, with the answer's format among them.</summary>
internal sealed record AnthropicToolPlan
{
    /// <summary>The tool that stands for the answer's format is added.</summary>
    public bool JsonAnswer { get; private init; }

    /// <summary>Anthropic's word for the choice; null to say nothing.</summary>
    public string? Choice { get; private init; }

    /// <summary>The tool that has to be called.</summary>
    public string? ChosenTool { get; private init; }

    public bool SingleCall { get; private init; }

    /// <summary>The answer is held to its schema by Anthropic itself, and needs no tool.</summary>
    public bool EnforcesAnswer { get; private init; }

    /// <summary>The tools whose calls are held to their schema.</summary>
    public IReadOnlyCollection<ChatTool> Strict { get; private init; } = [];

    /// <summary>The model has to call something; then it cannot think first.</summary>
    public bool IsForced => Choice is "any" or "tool";

    public static AnthropicToolPlan Create(ChatRequest request, ClaudeGeneration model, DroppedFields dropped)
    {
        var schemas = model.EnforcesSchemas ? new AnthropicSchema() : null;
        var enforces = EnforcesFormat(request, schemas);
        var strict = StrictTools(request, schemas, dropped);
        var plan = ForTools(request, dropped);
        if (!enforces) plan = ForAnswer(request, plan, dropped);
        return plan with { EnforcesAnswer = enforces, Strict = strict };
    }

    /// <summary>Not where the last word is the model's own, which it would go on from.</summary>
    private static bool EnforcesFormat(ChatRequest request, AnthropicSchema? schemas) =>
        request.ResponseFormat is { Kind: ResponseFormatKind.JsonSchema, Strict: true, Schema: { } schema }
        && request.Messages[^1].Role != ChatRole.Assistant && schemas?.TryTake(schema) is true;

    private static List<ChatTool> StrictTools(ChatRequest request, AnthropicSchema? schemas, DroppedFields dropped)
    {
        var strict = new List<ChatTool>();
        foreach (var tool in request.Tools)
        {
            if (tool.Strict is not true) continue;

            if (tool.Parameters is { } schema && schemas?.TryTake(schema) is true) strict.Add(tool);
            else dropped.Add($"{tool.Path}.strict");
        }

        return strict;
    }

    private static AnthropicToolPlan ForAnswer(ChatRequest request, AnthropicToolPlan plan, DroppedFields dropped)
    {
        if (request.ResponseFormat is null or { Kind: ResponseFormatKind.Text }) return plan;

        if (request.ResponseFormat.Strict is true) dropped.Add("response_format.json_schema.strict");

        // A forced call of the client's own tool leaves no room for an answer of any format.
        if (plan.IsForced || !AnthropicJsonAnswer.CanCarry(request.ResponseFormat))
        {
            dropped.Add("response_format");
            return plan;
        }

        var alone = request.Tools.Count == 0 || plan.Choice == "none";
        return alone
            ? new AnthropicToolPlan { JsonAnswer = true, Choice = "tool", ChosenTool = AnthropicJsonAnswer.ToolName, SingleCall = true }
            : plan with { JsonAnswer = true, Choice = "any" };
    }

    private static AnthropicToolPlan ForTools(ChatRequest request, DroppedFields dropped)
    {
        var mode = request.ToolChoice?.Mode;
        if (request.Tools.Count == 0)
        {
            if (mode is ToolChoiceMode.Required or ToolChoiceMode.Named) dropped.Add(request.ToolChoice!.Path);
            return new AnthropicToolPlan();
        }

        var single = request.ParallelToolCalls is false;
        return mode switch
        {
            ToolChoiceMode.None => new AnthropicToolPlan { Choice = "none" },
            ToolChoiceMode.Required => new AnthropicToolPlan { Choice = "any", SingleCall = single },
            ToolChoiceMode.Named => new AnthropicToolPlan { Choice = "tool", ChosenTool = request.ToolChoice!.Name, SingleCall = single },
            ToolChoiceMode.Auto => new AnthropicToolPlan { Choice = "auto", SingleCall = single },
            _ => new AnthropicToolPlan { Choice = single ? "auto" : null, SingleCall = single },
        };
    }
}
