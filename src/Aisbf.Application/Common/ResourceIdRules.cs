using Aisbf.Domain.Routing;

namespace Aisbf.Application.Common;

/// <summary>Says in words what is wrong with an id that <see cref="ResourceId"/> refuses.</summary>
internal static class ResourceIdRules
{
    /// <summary>What is wrong with an id, or null when nothing is.</summary>
    public static string? Check(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return "An id is required.";
        }

        if (ReservedIds.IsReserved(id))
        {
            return $"The id '{id}' is reserved.";
        }

        return ResourceId.IsValid(id)
            ? null
            : $"An id has 1 to {ResourceId.MaxLength} letters, digits, '-', '_' or '.', begins with a letter or digit, and has no dot at its end or beside another.";
    }
}
