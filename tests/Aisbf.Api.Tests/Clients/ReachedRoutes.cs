using System.Collections.Concurrent;
using Aisbf.Api.Controllers.Gateway;
using Aisbf.Domain.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisbf.Api.Tests.Clients;

/// <summary>Notes the routes at which clients were answered, by the name that each gives itself in <c>User-Agent</c>.</summary>
internal sealed class ReachedRoutes : IStartupFilter
{
    private readonly ConcurrentDictionary<(string Client, string Route), bool> _reached = new();

    /// <summary>The routes of those surfaces that are there, each as its template.</summary>
    public static IEnumerable<string> Of(EndpointDataSource endpoints, IReadOnlySet<Surface> surfaces) => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<SurfaceRoute>() is { } route && surfaces.Contains(route.Surface))
        .Select(endpoint => endpoint.RoutePattern.RawText!);

    /// <summary>The routes at which clients whose name begins so were answered with success.</summary>
    public IEnumerable<string> By(string client) =>
        _reached.Keys.Where(reached => reached.Client.StartsWith(client, StringComparison.Ordinal)).Select(reached => reached.Route);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate following) =>
        {
            // Before the first byte of the answer goes out; afterwards the client may be faster.
            context.Response.OnStarting(() => Note(context));
            return following(context);
        });
        next(app);
    };

    private Task Note(HttpContext context)
    {
        if (context.Response.StatusCode == StatusCodes.Status200OK && context.GetEndpoint() is RouteEndpoint endpoint)
        {
            _reached[(context.Request.Headers.UserAgent.ToString(), endpoint.RoutePattern.RawText!)] = true;
        }

        return Task.CompletedTask;
    }
}
