namespace Aisbf.Api.ExternalLogins;

/// <summary>
/// Sign-in with a provider of OpenID Connect, of which there can be any number. The provider says whose address is verified:
/// configure only one that you would trust with every account.
/// </summary>
public sealed class OpenIdConnectLoginOptions
{
    /// <summary><c>{name}</c> stands for the provider's name in paths: lower-case letters, digits and hyphens.</summary>
    public const string Section = "Aisbf:ExternalLogins:OpenIdConnect:{name}";

    /// <summary>What people see on the button. Default the name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The issuer, below which <c>.well-known/openid-configuration</c> is. Required; https, or http on this machine.</summary>
    public string? Authority { get; set; }

    /// <summary>The id under which the provider knows this installation. Required.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret that goes with it. Required.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What is asked for besides <c>openid</c>, separated by spaces. Default <c>email profile</c>.</summary>
    public string Scopes { get; set; } = "email profile";
}
