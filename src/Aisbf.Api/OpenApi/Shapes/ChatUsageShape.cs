namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>Tokens that a chat took.</summary>
internal sealed record ChatUsageShape
{
    public required int PromptTokens { get; init; }

    public required int CompletionTokens { get; init; }

    public required int TotalTokens { get; init; }
}
