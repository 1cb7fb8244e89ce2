namespace Aisbf.Api.ExternalLogins;

/// <summary>Sign-in with Google. It is offered once there is a client id.</summary>
public sealed class GoogleLoginOptions
{
    public const string Section = "Aisbf:ExternalLogins:Google";

    /// <summary>The id of the OAuth client that Google gave out for this installation. Default none.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret. Default none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Where Google's OpenID Connect is described. Default https://accounts.google.com.</summary>
    public string Authority { get; set; } = "https://accounts.google.com";
}
