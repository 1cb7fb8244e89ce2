using Aisbf.Api.Demo;
using Aisbf.Api.Streaming;

namespace Aisbf.Api.Hosting;

/// <summary>What a host has when nobody configures anything.</summary>
internal static class GatewayHost
{
    /// <summary>Where the gateway listens unless <c>ASPNETCORE_URLS</c> or <c>--urls</c> says otherwise.</summary>
    public const string Url = "http://127.0.0.1:17765";

    /// <summary>
    /// A builder that looks for its settings beside the program: the working directory may be a large source tree, and
    /// watching that for changes of settings costs more than starting the rest.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // A switch without a value would swallow the argument that follows it.
        string[] settings = [.. args.Where(arg => arg != DemoMode.Switch)];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(Url);
        }

        StartErrors.Quieten(builder.Logging);
        var server = builder.Configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new ServerOptions();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = server.MaxRequestBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit.Of(server);
        });
        return builder;
    }
}
