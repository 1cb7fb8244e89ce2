namespace Aisbf.Domain.Tenancy;

/// <summary>A person, as far as it matters for who may change the account.</summary>
/// <param name="Id">The person.</param>
/// <param name="Role">What the person may do now.</param>
/// <param name="IsEnabled">The account is not switched off.</param>
/// <param name="IsLastGlobalAdmin">There is no other enabled global admin.</param>
public sealed record ManagedUser(Guid Id, UserRole Role, bool IsEnabled, bool IsLastGlobalAdmin);
