using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>A person, in short.</summary>
public sealed record UserSummary(Guid Id, string Username, UserRole Role, bool IsEnabled)
{
    /// <summary>The person as the policy on ranks sees them, for actions that do not depend on who else is a global admin.</summary>
    public ManagedUser ToManaged() => new(Id, Role, IsEnabled, IsLastGlobalAdmin: false);
}
