using Aisbf.Domain.Routing;

namespace Aisbf.Domain.Tenancy;

/// <summary>
/// Names that a token may ask for: <c>provider/model</c>, <c>rotation/id</c> or <c>autoselect/id</c>, where one <c>*</c> at the
/// end stands for any rest. Compared with what a name turned out to mean, so that no other spelling goes around it.
/// </summary>
public static class ModelPattern
{
    /// <summary>The pattern that every name matches. A token with it calls every model and manages nothing.</summary>
    public const string Everything = "*";

    private const char Any = '*';

    /// <summary>The pattern in the form that names are compared in; null when it is none.</summary>
    public static string? Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > RouteResolver.MaxNameLength || text.Any(char.IsControl) || text.TrimEnd(Any).Contains(Any, StringComparison.Ordinal)
            || text.EndsWith("**", StringComparison.Ordinal))
        {
            return null;
        }

        if (text == Everything)
        {
            return Everything;
        }

        var id = ModelId.Parse(text);
        return id.Name.IsWhiteSpace() ? null : id.Kind switch
        {
            ModelIdKind.Rotation or ModelIdKind.UserRotation => OfRotation(id.Name),
            ModelIdKind.Autoselect or ModelIdKind.UserAutoselect => OfAutoselect(id.Name),
            ModelIdKind.Prefixed or ModelIdKind.UserProvider when ResourceId.IsValid(id.Provider.ToString()) => $"{id.Provider}/{id.Name}",
            _ => null,
        };
    }

    /// <summary>The name of a rotation, as patterns are compared with it.</summary>
    public static string OfRotation(ReadOnlySpan<char> id) => $"rotation/{id}";

    /// <summary>The name of an autoselect, as patterns are compared with it.</summary>
    public static string OfAutoselect(ReadOnlySpan<char> id) => $"autoselect/{id}";

    /// <summary>Whether a normalized pattern stands for any model of a provider.</summary>
    public static bool ReachesInto(string pattern, string providerId)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var prefix = $"{providerId}/";
        return pattern.StartsWith(prefix, StringComparison.Ordinal) || Matches(pattern, prefix);
    }

    /// <summary>Whether a name in its canonical form is one of those that a normalized pattern stands for.</summary>
    public static bool Matches(string pattern, string name)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(name);
        return pattern.EndsWith(Any) ? name.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : name == pattern;
    }
}
