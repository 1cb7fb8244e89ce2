using Aisbf.Domain.Conversations;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Turns OpenAI's effort, a word, into the tokens that other vendors want to be told, and back.</summary>
internal static class ReasoningBudget
{
    public const int Minimum = 1024;

    /// <summary>Reasoning is asked to be off.</summary>
    public static bool IsOff(ReasoningOptions options) => options.Effort is "none" || options.BudgetTokens is <= 0;

    /// <summary>Null when the effort is a word that we do not know.</summary>
    public static int? Tokens(ReasoningOptions options) => options.BudgetTokens ?? options.Effort switch
    {
        "minimal" or "low" => Minimum,
        "medium" => 4096,
        "high" => 16384,
        "xhigh" or "max" => 32768,
        _ => null,
    };

    /// <summary>Null when the effort is a word that we do not know.</summary>
    public static string? Effort(ReasoningOptions options) => options.BudgetTokens switch
    {
        null => options.Effort is "minimal" or "low" or "medium" or "high" or "xhigh" or "max" ? options.Effort : null,
        <= 2048 => "low",
        <= 8192 => "medium",
        _ => "high",
    };
}
