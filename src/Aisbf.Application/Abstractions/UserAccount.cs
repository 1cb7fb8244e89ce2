using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>A person's account, without anything that opens it.</summary>
public sealed record UserAccount
{
    public required Guid Id { get; init; }

    public required string Username { get; init; }

    public required string Email { get; init; }

    public required bool IsEmailConfirmed { get; init; }

    public string? DisplayName { get; init; }

    public required UserRole Role { get; init; }

    public required bool IsEnabled { get; init; }

    public required bool IsTwoFactorEnabled { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The name of the admin who made it.</summary>
    public string? CreatedBy { get; init; }

    public DateTimeOffset? LastSignedInAt { get; init; }

    /// <summary>Differs with every change of the account.</summary>
    public required string Stamp { get; init; }
}
