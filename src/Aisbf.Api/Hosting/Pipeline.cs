using Aisbf.Api.Authentication;
using Aisbf.Api.Controllers.Contents;
using Aisbf.Api.Controllers.Gateway;
using Aisbf.Api.Controllers.Relay;
using Aisbf.Api.Errors;
using Aisbf.Api.ExternalLogins;
using Aisbf.Api.OpenApi;
using Aisbf.Api.Relay;
using Aisbf.Api.Streaming;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Hosting;

/// <summary>The order in which a request goes through the host.</summary>
internal static class Pipeline
{
    // What the host looks for before it adds the authentication middleware by itself.
    private const string AuthenticationIsPlaced = "__AuthenticationMiddlewareSet";

    public static WebApplication UseAisbf(this WebApplication app)
    {
        var server = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value;
        app.UseMiddleware<RequestIdMiddleware>();
        if (server.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseExceptionHandler();
        app.UseAisbfSwagger();
        app.UseRouting();
        app.Use(app.Services.GetRequiredService<RelayRouting>().InvokeAsync);
        app.UseMiddleware<LoopMiddleware>();
        app.Use(app.Services.GetRequiredService<ControlPlaneContextAccessor>().InvokeAsync);

        // Routes of ours write their own errors; what no route takes (404, 405, 415) is answered here.
        app.UseWhen(
            static context => context.GetEndpoint() is not RouteEndpoint,
            static unrouted => unrouted.UseStatusCodePages(static pages =>
                pages.HttpContext.WriteErrorAsync(
                    StoredResponses.Missing(pages.HttpContext.Request.Path) ?? ErrorStatus.FromStatus(pages.HttpContext.Response.StatusCode))));
        if (server.CorsOrigins.Count > 0)
        {
            app.UseCors();
        }

        // Sessions are asked for where they count; model calls must not pay for the framework's own look-up.
        ((IApplicationBuilder)app).Properties[AuthenticationIsPlaced] = true;
        app.UseWhen(
            static context => context.Request.Path.StartsWithSegments(ExternalLoginPaths.Root),
            static callbacks => callbacks.UseAuthentication());
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<RequestDecompression>();
        app.MapControllers().Add(HeadRequests.Allow);
        GatewayEndpoints.Map(app);
        RelayEndpoints.Map(app);
        ContentEndpoints.Map(app);
        return app;
    }
}
