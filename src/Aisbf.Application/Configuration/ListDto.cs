using System.Diagnostics.CodeAnalysis;

namespace Aisbf.Application.Configuration;

/// <summary>A list as the API answers it.</summary>
/// <param name="Data">The items.</param>
public sealed record ListDto<T>(IReadOnlyList<T> Data)
{
    /// <summary>Always <c>list</c>.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The field is part of the wire format.")]
    public string Object => "list";
}
