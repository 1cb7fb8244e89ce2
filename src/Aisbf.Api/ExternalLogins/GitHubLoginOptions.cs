namespace Aisbf.Api.ExternalLogins;

/// <summary>Sign-in with GitHub. It is offered once there is a client id.</summary>
public sealed class GitHubLoginOptions
{
    public const string Section = "Aisbf:ExternalLogins:GitHub";

    /// <summary>The id of the OAuth app that GitHub gave out for this installation. Default none.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's secret. Default none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Where people sign in. Default https://github.com; an Enterprise server has an address of its own.</summary>
    public string Url { get; set; } = "https://github.com";

    /// <summary>Where the API is. Default https://api.github.com; <c>{Url}/api/v3</c> on an Enterprise server.</summary>
    public string ApiUrl { get; set; } = "https://api.github.com";
}
