using System.Text.Json;
using Aisbf.Domain.Conversations;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Whether and how the model shall think before it answers.</summary>
/// <param name="Budget">Tokens to think with; 0 for no thinking.</param>
/// <param name="Effort">The effort, for models that decide on the tokens themselves; null for the others.</param>
internal readonly record struct AnthropicThinking(int Budget, string? Effort)
{
    public bool IsOn => Budget > 0;

    public static AnthropicThinking Create(
        ChatRequest request, ClaudeGeneration model, AnthropicToolPlan tools, AnthropicConversation conversation, DroppedFields dropped)
    {
        if (request.Reasoning is not { } wish || ReasoningBudget.IsOff(wish)) return default;

        var adaptive = model.ThinksAdaptively;
        if (tools.IsForced || (!adaptive && conversation.LacksThinking) || ReasoningBudget.Tokens(wish) is not { } budget)
        {
            dropped.Add(wish.Path);
            return default;
        }

        if (!adaptive) return new AnthropicThinking(budget, null);

        return new AnthropicThinking(budget, ReasoningBudget.Effort(wish) is "minimal" ? "low" : ReasoningBudget.Effort(wish));
    }

    public void Write(Utf8JsonWriter writer)
    {
        if (!IsOn) return;

        writer.WriteStartObject("thinking"u8);
        writer.WriteString("type"u8, Effort is null ? "enabled"u8 : "adaptive"u8);
        if (Effort is null) writer.WriteNumber("budget_tokens"u8, Budget);
        writer.WriteEndObject();
    }
}
