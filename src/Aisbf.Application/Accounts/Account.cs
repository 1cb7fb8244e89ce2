using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Accounts;

/// <summary>What is known of a person's account.</summary>
public sealed record Account
{
    public required Guid Id { get; init; }

    public required string Username { get; init; }

    public required string Email { get; init; }

    public UserRole Role { get; init; }

    public string? DisplayName { get; init; }

    public bool IsEmailVerified { get; init; }

    /// <summary>The address that the person wants to change to and has not confirmed yet.</summary>
    public string? PendingEmail { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignedInAt { get; init; }

    /// <summary>When the last mail that asks to confirm an address was sent.</summary>
    public DateTimeOffset? ConfirmationSentAt { get; init; }

    public bool IsEnabled { get; init; }

    public bool IsTwoFactorEnabled { get; init; }

    public bool HasPicture { get; init; }

    public Owner Owner => Owner.OfUser(Id);
}
