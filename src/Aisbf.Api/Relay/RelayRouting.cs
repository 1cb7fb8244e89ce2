using Aisbf.Domain.Routing;

namespace Aisbf.Api.Relay;

/// <summary>
/// Finds the endpoint of a provider's own surface for what no other route took. A word that another route has at the place of
/// the provider's id is never one, so a mistyped path of ours is not sent to anybody.
/// </summary>
internal sealed class RelayRouting(EndpointDataSource endpoints)
{
    private const string Root = "/api/";

    private readonly Lazy<Dictionary<(RelayFamily, bool HasPath, string Method), RouteEndpoint>> _routes = new(() => FindRoutes(endpoints));
    private readonly Lazy<Dictionary<RelayFamily, HashSet<string>>> _words = new(() => FindWords(endpoints));

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Only routes of ours are RouteEndpoints; a path that takes another method has an endpoint of the framework's.
        if (context.GetEndpoint() is not RouteEndpoint && context.Request.Path.Value is { } path && path.StartsWith(Root, StringComparison.Ordinal))
        {
            Match(context, path[Root.Length..]);
        }

        return next(context);
    }

    private void Match(HttpContext context, string path)
    {
        var values = new RouteValueDictionary();
        var family = RelayFamily.Shared;
        var rest = Take(path, out var id);
        if (id == "user" && rest is not null)
        {
            family = RelayFamily.Own;
            rest = Take(rest, out id);
        }
        else if (id == "u" && rest is not null && Take(rest, out var username) is { } behind)
        {
            family = RelayFamily.Named;
            values["username"] = username;
            rest = Take(behind, out id);
        }

        if (!ResourceId.IsValid(id) || _words.Value[family].Contains(id)
            || !_routes.Value.TryGetValue((family, rest is not null, context.Request.Method), out var endpoint))
        {
            return;
        }

        values["provider_id"] = id;
        values["path"] = rest;
        context.Request.RouteValues = values;
        context.SetEndpoint(endpoint);
    }

    /// <summary>The first segment, and what is behind its slash; null where there is none.</summary>
    private static string? Take(string path, out string segment)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        segment = slash < 0 ? path : path[..slash];
        return slash < 0 ? null : path[(slash + 1)..];
    }

    private static Dictionary<(RelayFamily, bool, string), RouteEndpoint> FindRoutes(EndpointDataSource endpoints) => (
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let route = endpoint.Metadata.GetMetadata<RelayRoute>()
        where route is not null
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select KeyValuePair.Create((route.Family, route.HasPath, method), endpoint)).ToDictionary();

    private static Dictionary<RelayFamily, HashSet<string>> FindWords(EndpointDataSource endpoints)
    {
        var paths = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<RelayRoute>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/').Split('/'))
            .Where(path => path[0] == "api")
            .ToList();
        return new()
        {
            [RelayFamily.Shared] = Words(paths, 1),
            [RelayFamily.Own] = Words(paths.Where(path => path.Length > 1 && path[1] == "user"), 2),
            [RelayFamily.Named] = Words(paths.Where(path => path.Length > 1 && path[1] == "u"), 3),
        };
    }

    private static HashSet<string> Words(IEnumerable<string[]> paths, int place) =>
        paths.Where(path => path.Length > place).Select(path => path[place]).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
