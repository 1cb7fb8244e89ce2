using Aisbf.Application.Autoselects;
using Aisbf.Domain.Autoselects;

namespace Aisbf.Application.Routes.ExplainRoute;

/// <summary>How an autoselect would choose for a request.</summary>
/// <param name="Id">The autoselect.</param>
/// <param name="SelectionModel">Who chooses, where there is something to choose.</param>
/// <param name="Available">What can take the request now, by priority.</param>
/// <param name="AsksModel">
/// The choice would be the selection model's, which is not asked for an explanation: the plan is then the one without a choice.
/// </param>
/// <param name="Selected">What the plan begins with; null when nothing is left.</param>
/// <param name="Reason">Why it begins with that.</param>
public sealed record AutoselectionDto(
    string Id,
    string SelectionModel,
    IReadOnlyList<AutoselectRouteModelDto> Available,
    bool AsksModel,
    string? Selected,
    SelectionReason? Reason)
{
    internal static AutoselectionDto From(Autoselection selection, bool asksModel) => new(
        selection.Autoselect.Id,
        selection.Autoselect.SelectionModel,
        [.. selection.Available.Select(c => new AutoselectRouteModelDto(c.ModelId, c.Description))],
        asksModel,
        selection.Chosen,
        selection.Reason);
}
