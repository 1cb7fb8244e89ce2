using Aisbf.Application.Abstractions;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>Ids that the files to import commonly have and that are reserved here: such an entry is stored under another id.</summary>
internal static class ImportedIds
{
    private const string Suffix = "-imported";

    /// <summary>The id to store an entry under: its own, unless that is one of the reserved ones that are changed.</summary>
    public static string For(ResourceKind kind, string id) => (kind, id) switch
    {
        (ResourceKind.Provider, "coderai") => id + Suffix,
        (ResourceKind.Autoselect, "autoselect" or "autoselects") => id + Suffix,
        _ => id,
    };

    /// <summary>A name such as <c>coderai/model</c> with the provider's id as it is stored.</summary>
    public static string InName(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var provider = slash < 0 ? name : name[..slash];
        return For(ResourceKind.Provider, provider) + name[provider.Length..];
    }
}
