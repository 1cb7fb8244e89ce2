using Aisbf.Domain.Autoselects;

namespace Aisbf.Application.Autoselects;

/// <summary>From a stored autoselect to the one that requests are routed by.</summary>
public static class AutoselectMapping
{
    /// <param name="dto">A validated document.</param>
    public static Autoselect ToDomain(this AutoselectDto dto)
    {
        ArgumentNullException.ThrowIfNull(dto);
        return new Autoselect
        {
            Id = dto.Id!,
            ModelName = dto.ModelName ?? dto.Id!,
            Description = dto.Description,
            SelectionModel = string.IsNullOrWhiteSpace(dto.SelectionModel) ? Autoselect.Internal : dto.SelectionModel,
            Fallback = string.IsNullOrWhiteSpace(dto.Fallback) ? null : dto.Fallback,
            AvailableModels = [.. (dto.AvailableModels ?? []).Select(ToDomain)],
            ClassifySemantic = dto.ClassifySemantic ?? false,
            Capabilities = dto.Capabilities,
            ContextLength = dto.ContextLength,
            DefaultContextSize = dto.DefaultContextSize,
        };
    }

    private static AutoselectCandidate ToDomain(AutoselectModelDto model) => new()
    {
        ModelId = model.ModelId!,
        Description = model.Description,
        Priority = model.Priority ?? 0,
        MaxTokens = model.MaxTokens,
        Nsfw = model.Nsfw ?? false,
        Privacy = model.Privacy ?? false,
    };
}
