namespace Aisbf.Domain.Routing;

/// <summary>
/// The rule for ids of providers, rotations and autoselects: 1 to 64 ASCII letters, digits, <c>-</c>, <c>_</c> and
/// <c>.</c>, beginning with a letter or digit, not ending with a dot, without two dots in a row, not reserved. So an id
/// is one path segment everywhere, needs no escaping, and can be told from the model behind the slash.
/// </summary>
public static class ResourceId
{
    /// <summary>Most characters of an id.</summary>
    public const int MaxLength = 64;

    public static bool IsValid(string? id)
    {
        if (id is not { Length: > 0 and <= MaxLength } || !char.IsAsciiLetterOrDigit(id[0]) || id[^1] == '.')
        {
            return false;
        }

        for (var i = 1; i < id.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(id[i]) && id[i] is not ('-' or '_' or '.') || id[i] == '.' && id[i - 1] == '.')
            {
                return false;
            }
        }

        return !ReservedIds.IsReserved(id);
    }
}
