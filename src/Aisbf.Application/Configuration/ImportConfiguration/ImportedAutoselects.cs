using Aisbf.Application.Autoselects;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>Brings an autoselect of a file up to what it means here.</summary>
internal static class ImportedAutoselects
{
    public static void Adjust(ImportCandidate<AutoselectDto> candidate)
    {
        var autoselect = candidate.Document!;
        candidate.Document = autoselect with
        {
            // Clients go on with the name that they know, also when the id is another one now.
            ModelName = string.IsNullOrWhiteSpace(autoselect.ModelName) ? candidate.Name : autoselect.ModelName,
            SelectionModel = candidate.Rewrite("selection_model", autoselect.SelectionModel, ImportedIds.InName),
            Fallback = candidate.Rewrite("fallback", autoselect.Fallback, ImportedIds.InName),
            AvailableModels = autoselect.AvailableModels is null ? null : [.. autoselect.AvailableModels.Select((model, i) => model is null ? model! : model with
            {
                ModelId = candidate.Rewrite($"available_models[{i}].model_id", model.ModelId, ImportedIds.InName),
            })],
        };
    }
}
