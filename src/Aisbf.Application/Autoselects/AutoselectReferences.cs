using Aisbf.Application.Configuration;
using Aisbf.Domain.Autoselects;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Autoselects;

/// <summary>What an autoselect names, and whether that exists.</summary>
internal static class AutoselectReferences
{
    public static IEnumerable<(string Path, string Name)> All(AutoselectDto autoselect)
    {
        if (!string.IsNullOrWhiteSpace(autoselect.SelectionModel) && autoselect.SelectionModel != Autoselect.Internal)
        {
            yield return ("selection_model", autoselect.SelectionModel);
        }

        if (!string.IsNullOrWhiteSpace(autoselect.Fallback))
        {
            yield return ("fallback", autoselect.Fallback);
        }

        var models = autoselect.AvailableModels ?? [];
        for (var i = 0; i < models.Count; i++)
        {
            yield return ($"available_models[{i}].model_id", models[i].ModelId ?? "");
        }
    }

    /// <summary>The first name that means nothing.</summary>
    public static Error? FindMissing(AutoselectDto autoselect, ConfiguredNames names) => FindAllMissing(autoselect, names).FirstOrDefault();

    /// <summary>Every name that means nothing.</summary>
    public static IEnumerable<Error> FindAllMissing(AutoselectDto autoselect, ConfiguredNames names) =>
        from reference in All(autoselect)
        where !names.HasTarget(reference.Name)
        select new Error(ErrorCode.InvalidRequest, $"'{reference.Name}' is neither a rotation nor a provider's model.", reference.Path);
}
