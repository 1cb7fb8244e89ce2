using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;

namespace Aisbf.Application.Autoselects;

/// <summary>An autoselect's document, which has no secrets.</summary>
public sealed class AutoselectShape : ResourceShape<AutoselectDto>
{
    public override ResourceKind Kind => ResourceKind.Autoselect;

    public override AutoselectDto Identify(AutoselectDto document, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document with { Id = id, ModelName = string.IsNullOrWhiteSpace(document.ModelName) ? id : document.ModelName };
    }

    public override int CountMembers(AutoselectDto document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.AvailableModels?.Count ?? 0;
    }

    protected override AutoselectDto Rewrite(AutoselectDto document, Func<SecretPlace, string?, string?> replace) => document;
}
