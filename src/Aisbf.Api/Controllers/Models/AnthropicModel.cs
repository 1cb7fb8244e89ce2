using Aisbf.Application.Models;

namespace Aisbf.Api.Controllers.Models;

/// <summary>An entry of a model list as Anthropic's clients read it.</summary>
/// <param name="Id">The name to call it by.</param>
/// <param name="DisplayName">The name for people.</param>
/// <param name="CreatedAt">The beginning of 1970 when not known, as Anthropic has it.</param>
internal sealed record AnthropicModel(string Id, string DisplayName, DateTimeOffset CreatedAt)
{
    public string Type { get; init; } = "model";

    /// <summary>Tokens of prompt and answer together.</summary>
    public int? MaxInputTokens { get; init; }

    /// <summary>Most tokens of answer.</summary>
    public int? MaxTokens { get; init; }

    public static AnthropicModel Of(ModelDto model) => new(model.Id, model.DisplayName ?? model.Id, DateTimeOffset.FromUnixTimeSeconds(model.Created))
    {
        MaxInputTokens = model.ContextSize,
        MaxTokens = model.MaxOutputTokens,
    };
}
