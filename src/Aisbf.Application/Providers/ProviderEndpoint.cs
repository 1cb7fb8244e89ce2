using Aisbf.Domain.Providers;

namespace Aisbf.Application.Providers;

/// <summary>Which base URLs a provider may have, and which one it has.</summary>
internal static class ProviderEndpoint
{
    private const int MaxLength = 2000;

    /// <summary>The provider's own endpoint, or else its type's. False when there is none that may be used.</summary>
    public static bool TryGet(ProviderDto provider, ProviderType? type, out Uri endpoint) =>
        TryParse(string.IsNullOrEmpty(provider.Endpoint) ? type?.DefaultEndpoint : provider.Endpoint, out endpoint);

    /// <summary>
    /// An absolute http or https URL that is a place and nothing more: user info would put a credential where it is
    /// shown, and a query or fragment cannot be continued with a path.
    /// </summary>
    public static bool TryParse(string? text, out Uri endpoint)
    {
        endpoint = null!;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')
            || !Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var uri))
        {
            return false;
        }

        endpoint = uri;
        return (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Host.Length > 0 && !text.Contains('@', StringComparison.Ordinal) && !text.AsSpan().ContainsAny('?', '#');
    }
}
