namespace Aisbf.Api.Authentication;

/// <summary>
/// Tells requests that another site's page made a browser send. A browser says where a request that changes something comes
/// from; a program says nothing, and has no session that somebody else could ride on.
/// </summary>
internal static class CrossOriginPolicy
{
    public static bool IsForged(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return false;
        }

        return IsForeign(request);
    }

    /// <summary>Whether a browser says that another site's page made it send the request, whatever its method.</summary>
    public static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
        {
            return site != "same-origin" && site != "none";
        }

        var origin = request.Headers.Origin;
        return origin.Count > 0
            && !(Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
