using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Identity;

/// <summary>An account to be made.</summary>
/// <param name="Username">The name in paths; checked by <see cref="Domain.Tenancy.Username"/>.</param>
/// <param name="Email">The address.</param>
/// <param name="Password">Null for people who sign in elsewhere.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="IsEmailConfirmed">The address is known to be the person's.</param>
/// <param name="CreatedBy">The admin who makes it; null for people who sign up themselves.</param>
internal sealed record NewUser(string Username, string Email, string? Password, UserRole Role, bool IsEmailConfirmed, Guid? CreatedBy = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"new user {Username}";
}
