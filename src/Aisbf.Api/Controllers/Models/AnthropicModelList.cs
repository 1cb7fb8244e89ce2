using Aisbf.Application.Models;

namespace Aisbf.Api.Controllers.Models;

/// <summary>A list of models as Anthropic's clients read it: one page that has all.</summary>
/// <param name="Data">The entries.</param>
internal sealed record AnthropicModelList(IReadOnlyList<AnthropicModel> Data)
{
    /// <summary>Never: there are no further pages.</summary>
    public bool HasMore { get; }

    public string? FirstId => Data.Count > 0 ? Data[0].Id : null;

    public string? LastId => Data.Count > 0 ? Data[^1].Id : null;

    public static AnthropicModelList Of(IEnumerable<ModelDto> models) => new([.. models.Select(AnthropicModel.Of)]);
}
