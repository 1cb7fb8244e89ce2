using Aisbf.Domain.Autoselects;

namespace Aisbf.Application.Autoselects;

/// <summary>What a caller may know of an autoselect.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ModelName">The name that may be used in place of the id.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Fallback">Used when nothing could be picked.</param>
/// <param name="AvailableModels">What it may pick.</param>
public sealed record AutoselectRouteDto(
    string Id, string ModelName, string? Description, string? Fallback, IReadOnlyList<AutoselectRouteModelDto> AvailableModels)
{
    internal static AutoselectRouteDto From(Autoselect autoselect) => new(
        autoselect.Id,
        autoselect.ModelName,
        autoselect.Description,
        autoselect.Fallback,
        [.. autoselect.AvailableModels.Select(m => new AutoselectRouteModelDto(m.ModelId, m.Description))]);
}
