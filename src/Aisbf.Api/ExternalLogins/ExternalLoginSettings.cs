using System.Text.RegularExpressions;

namespace Aisbf.Api.ExternalLogins;

/// <summary>The external providers that are configured. Read once: each of them has a callback path and services of its own.</summary>
internal sealed partial class ExternalLoginSettings
{
    public const string GoogleName = "google";
    public const string GitHubName = "github";
    private const string Root = "Aisbf:ExternalLogins";

    private ExternalLoginSettings(
        GoogleLoginOptions? google, GitHubLoginOptions? gitHub, IReadOnlyDictionary<string, OpenIdConnectLoginOptions> openIdConnect)
    {
        Google = google;
        GitHub = gitHub;
        OpenIdConnect = openIdConnect;
    }

    /// <summary>Null when it is not offered.</summary>
    public GoogleLoginOptions? Google { get; }

    /// <summary>Null when it is not offered.</summary>
    public GitHubLoginOptions? GitHub { get; }

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, OpenIdConnectLoginOptions> OpenIdConnect { get; }

    /// <exception cref="InvalidOperationException">A provider is half configured; the message says which setting is at fault.</exception>
    public static ExternalLoginSettings Read(IConfiguration configuration)
    {
        var google = configuration.GetSection(GoogleLoginOptions.Section).Get<GoogleLoginOptions>();
        var gitHub = configuration.GetSection(GitHubLoginOptions.Section).Get<GitHubLoginOptions>();
        var others = configuration.GetSection($"{Root}:OpenIdConnect").Get<Dictionary<string, OpenIdConnectLoginOptions>>() ?? [];
        var settings = new ExternalLoginSettings(
            string.IsNullOrEmpty(google?.ClientId) ? null : google, string.IsNullOrEmpty(gitHub?.ClientId) ? null : gitHub, others);
        return settings.Faults().FirstOrDefault() is { } fault ? throw new InvalidOperationException($"{Root}:{fault}") : settings;
    }

    /// <summary>An address that may carry secrets: encrypted, or not leaving this machine.</summary>
    public static bool IsSafeAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private IEnumerable<string> Faults()
    {
        if (Google is not null)
        {
            foreach (var fault in Faults("Google", Google.ClientSecret, (nameof(Google.Authority), Google.Authority)))
            {
                yield return fault;
            }
        }

        if (GitHub is not null)
        {
            foreach (var fault in Faults("GitHub", GitHub.ClientSecret, (nameof(GitHub.Url), GitHub.Url), (nameof(GitHub.ApiUrl), GitHub.ApiUrl)))
            {
                yield return fault;
            }
        }

        foreach (var (name, other) in OpenIdConnect)
        {
            var key = $"OpenIdConnect:{name}";
            if (!Name().IsMatch(name) || name is GoogleName or GitHubName)
            {
                yield return $"{key} has a name that cannot be used: it has lower-case letters, digits and hyphens, and is neither 'google' nor 'github'.";
            }

            if (string.IsNullOrEmpty(other.ClientId))
            {
                yield return $"{key}:ClientId is missing.";
            }

            foreach (var fault in Faults(key, other.ClientSecret, (nameof(other.Authority), other.Authority)))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Faults(string key, string? secret, params (string Name, string? Address)[] addresses)
    {
        if (string.IsNullOrEmpty(secret))
        {
            yield return $"{key}:ClientSecret is missing.";
        }

        foreach (var (name, address) in addresses)
        {
            if (!IsSafeAddress(address))
            {
                yield return $"{key}:{name} is not an https address, or http on this machine.";
            }
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
