using System.Text.RegularExpressions;
using Aisbf.Application.Relay;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Relay;

/// <summary>Finds the place below a provider's base URL.</summary>
internal static partial class RelayAddress
{
    /// <summary>The address; null if it would not be below the base after all.</summary>
    public static Uri? Of(Provider provider, RelayTarget target)
    {
        var root = EndpointUri.BasePath(provider.Endpoint, "/chat/completions", "/messages");
        var address = EndpointUri.Build(provider.Endpoint, target.Path.Length == 0 ? root : $"{root}/{WithoutVersion(root, target.Path)}", target.Query);

        // The target is checked already; that nothing was overlooked is checked here by what will be called.
        var below = new Uri(root + "/").AbsolutePath;
        return Uri.Compare(address, provider.Endpoint, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
            && (address.AbsolutePath + "/").StartsWith(below, StringComparison.Ordinal)
                ? address
                : null;
    }

    /// <summary>Where base and path both name the version, it is meant once.</summary>
    private static string WithoutVersion(string root, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? path : path[..slash];
        return slash > 0 && Version().IsMatch(first) && root.EndsWith("/" + first, StringComparison.OrdinalIgnoreCase) ? path[(slash + 1)..] : path;
    }

    [GeneratedRegex("^v[0-9]+[a-z0-9]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
