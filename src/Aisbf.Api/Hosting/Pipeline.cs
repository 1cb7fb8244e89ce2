using Aisbf.Api.Authentication;
using Aisbf.Api.Errors;
using Aisbf.Api.OpenApi;
using Aisbf.Api.Streaming;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Hosting;

/// <summary>The order in which a request goes through the host.</summary>
internal static class Pipeline
{
    public static WebApplication UseAisbf(this WebApplication app)
    {
        var server = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value;
        app.UseMiddleware<RequestIdMiddleware>();
        if (server.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseExceptionHandler();
        app.UseStatusCodePages(pages => pages.HttpContext.WriteErrorAsync(ErrorStatus.FromStatus(pages.HttpContext.Response.StatusCode)));
        app.UseAisbfSwagger();
        app.UseRouting();
        if (server.CorsOrigins.Count > 0)
        {
            app.UseCors();
        }

        app.UseMiddleware<TokenAuthenticationMiddleware>();
        app.UseRequestDecompression();
        app.MapControllers();
        return app;
    }
}
