namespace Aisbf.Domain.Conversations;

/// <summary>How much the model shall think before it answers.</summary>
public sealed record ReasoningOptions
{
    /// <summary>The field of the request that asked for it, to name if it is lost.</summary>
    public required string Path { get; init; }

    /// <summary><c>none</c>, <c>minimal</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>xhigh</c>; null when a budget is given.</summary>
    public string? Effort { get; init; }

    /// <summary>Tokens to think with; 0 means not at all.</summary>
    public int? BudgetTokens { get; init; }
}
