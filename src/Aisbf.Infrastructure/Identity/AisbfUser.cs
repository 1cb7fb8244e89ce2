using Microsoft.AspNetCore.Identity;

namespace Aisbf.Infrastructure.Identity;

/// <summary>A person's account.</summary>
internal sealed class AisbfUser : IdentityUser<Guid>
{
    /// <summary>The form of the username in which look-alikes are equal; unique.</summary>
    public required string Skeleton { get; set; }

    /// <summary>What the person likes to be called, or null.</summary>
    public string? DisplayName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The admin who made the account; null for people who signed up themselves.</summary>
    public Guid? CreatedBy { get; set; }

    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>Switched off by an admin: signs in nowhere, and no token of it works.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The address that the person wants to change to and has not confirmed yet.</summary>
    public string? PendingEmail { get; set; }

    /// <summary>When the last mail that asks to confirm an address was sent.</summary>
    public DateTimeOffset? ConfirmationSentAt { get; set; }
}
