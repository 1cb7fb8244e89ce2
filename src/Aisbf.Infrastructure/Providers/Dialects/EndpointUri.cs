namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Builds the addresses of calls from a provider's base URL.</summary>
internal static class EndpointUri
{
    /// <summary>The base URL's path without a trailing slash, and without the path of a call that was pasted along with it.</summary>
    public static string BasePath(Uri endpoint, params ReadOnlySpan<string> callPaths)
    {
        var path = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        foreach (var call in callPaths)
        {
            if (path.EndsWith(call, StringComparison.OrdinalIgnoreCase)) return path[..^call.Length];
        }

        return path;
    }

    /// <summary>Keeps the base URL's own query, and adds to it.</summary>
    public static Uri Build(Uri endpoint, string address, string? query = null)
    {
        var own = endpoint.Query.TrimStart('?');
        var all = (own.Length, string.IsNullOrEmpty(query)) switch
        {
            (0, true) => "",
            (0, false) => $"?{query}",
            (_, true) => $"?{own}",
            (_, false) => $"?{own}&{query}",
        };
        return new Uri(address + all, UriKind.Absolute);
    }
}
