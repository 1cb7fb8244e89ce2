namespace Aisbf.Domain.Tenancy;

/// <summary>What <see cref="ExternalSignInPolicy"/> has to know of an account.</summary>
/// <param name="IsDisabled">Switched off by an admin.</param>
/// <param name="IsVerified">Its address is known to be the person's.</param>
/// <param name="IsUntouched">The person made it and never signed in to it.</param>
public sealed record LocalAccount(bool IsDisabled, bool IsVerified, bool IsUntouched);
