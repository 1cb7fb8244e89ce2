namespace Aisbf.Application.ExternalLogins;

/// <summary>A provider that people can sign in with.</summary>
public sealed record ExternalProviderDto
{
    /// <summary>Its name in paths: <c>/auth/oauth2/{provider}</c> is where signing in begins.</summary>
    public required string Provider { get; init; }

    /// <summary>What people know it as.</summary>
    public required string DisplayName { get; init; }
}
