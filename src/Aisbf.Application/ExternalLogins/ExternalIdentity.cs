namespace Aisbf.Application.ExternalLogins;

/// <summary>Who somebody is at an external provider.</summary>
/// <param name="Provider">The provider's name in paths and in the configuration.</param>
/// <param name="Subject">The person's id there; never given to anybody else.</param>
/// <param name="Email">The address that the provider tells, or null.</param>
/// <param name="IsEmailVerified">The provider knows that the address is the person's.</param>
/// <param name="Name">What the person is called there, or null.</param>
public sealed record ExternalIdentity(string Provider, string Subject, string? Email, bool IsEmailVerified, string? Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"somebody at {Provider}";
}
