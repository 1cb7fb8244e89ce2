using Aisbf.Api.Authentication;
using Aisbf.Api.Streaming;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Controllers.Gateway;

/// <summary>
/// The routes of one surface in all families. Endpoints rather than a controller: an action invoker, its filters and a
/// service scope would be a fifth of all that a request allocates, and none of them has anything to do here.
/// </summary>
internal sealed class GatewayEndpoints(GatewayService gateway, SurfaceRoute route)
{
    public static void Map(WebApplication app)
    {
        var gateway = app.Services.GetRequiredService<GatewayService>();
        var upload = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.MaxUploadBytes;
        foreach (var route in SurfaceRoutes.All)
        {
            new GatewayEndpoints(gateway, route).MapAll(app, upload);
        }
    }

    private void MapAll(WebApplication app, int maxUploadBytes)
    {
        var path = route.Path;
        var group = app.MapGroup("").WithTags(route.Tag).WithMetadata(new AccessAttribute(AccessLevel.Caller), route, route.Errors);
        if (route.TakesApiKey) group.WithMetadata(new ApiKeyHeaderAttribute());

        if (route.Surface.TakesForm())
        {
            group.WithMetadata(new RequestSizeLimitAttribute(maxUploadBytes));
        }

        string any = $"{route.Verb} with whatever the model name means: a provider's model, a rotation, an autoselect, or a bare model name.";
        Map(group, $"/api/v1/{path}", Any, any);
        Map(group, $"/v1/{path}", Any, any);
        Map(group, $"/api/{path}", Any, any);
        MapFamilies(group, path);
        if (route.IsVersioned) MapFamilies(group, $"v1/{path}");
    }

    private void MapFamilies(RouteGroupBuilder group, string path)
    {
        group.MapPost($"/api/{{provider_id}}/{path}", Provider).WithSummary(
            $"{route.Verb} with one provider. The model is the provider's own name for it, with or without the provider's id before it.");
        Map(group, $"/api/rotations/{path}", Rotation, $"{route.Verb} through a rotation. The model is the rotation's id or its `model_name`.");
        Map(group, $"/api/autoselect/{path}", Autoselect, $"{route.Verb} through an autoselect, which chooses the model for the request. The model is the autoselect's id or its `model_name`.");

        var namespaced = group.MapGroup("").WithMetadata(new NamespaceAttribute());
        string user = $"{route.Verb} in a user's namespace: `user-provider/id/model`, `user-rotation/id`, `user-autoselect/id`, or any name that the shared paths take.";
        Map(namespaced, $"/api/user/{path}", Any, user);
        Map(namespaced, $"/api/u/{{username}}/{path}", Any, user);
    }

    // What takes nothing but the context is described only if it says which method it is.
    private static void Map(RouteGroupBuilder group, string path, RequestDelegate handler, string summary) =>
        group.MapPost(path, handler).WithMetadata(handler.Method).WithSummary(summary);

    private Task Any(HttpContext http) => gateway.ServeAsync(http, route.Surface, RouteFamily.Any);

    /// <param name="http">The request.</param>
    /// <param name="providerId">The provider's id.</param>
    private Task Provider(HttpContext http, [FromRoute(Name = "provider_id")] string providerId) =>
        gateway.ServeAsync(http, route.Surface, RouteFamily.Provider, providerId);

    private Task Rotation(HttpContext http) => gateway.ServeAsync(http, route.Surface, RouteFamily.Rotation);

    private Task Autoselect(HttpContext http) => gateway.ServeAsync(http, route.Surface, RouteFamily.Autoselect);
}
