namespace Aisbf.Application.Autoselects;

/// <summary>A model that an autoselect may pick.</summary>
/// <param name="ModelId">A rotation's id, a <c>provider/model</c> or a provider's id.</param>
/// <param name="Description">What the model is good for.</param>
public sealed record AutoselectRouteModelDto(string ModelId, string? Description);
