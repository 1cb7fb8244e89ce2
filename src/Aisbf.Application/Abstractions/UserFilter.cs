using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>Which accounts to list, and in which order. What is null does not narrow the choice.</summary>
public sealed record UserFilter
{
    /// <summary>Part of the username, the e-mail address or the display name, to the letter but without regard to case.</summary>
    public string? Search { get; init; }

    public bool? IsEnabled { get; init; }

    public UserRole? Role { get; init; }

    public UserOrder Order { get; init; }

    public bool IsDescending { get; init; }

    /// <summary>Accounts to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>Most accounts to list.</summary>
    public int Take { get; init; }
}
