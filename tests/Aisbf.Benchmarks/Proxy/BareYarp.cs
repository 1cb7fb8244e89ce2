using Aisbf.Benchmarks.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Aisbf.Benchmarks.Proxy;

/// <summary>YARP with one route to one destination and everything else as it comes: what a proxy on this platform costs at least.</summary>
internal static class BareYarp
{
    public static async Task<int> RunAsync(Arguments line)
    {
        var (port, destination) = (line.Port("port"), line.Uri("to"));
        line.Finish();

        // Beside the program, not in the working directory: that may be a large source tree to watch for changed settings.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "mock", Match = new RouteMatch { Path = "{**all}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = "mock",
                    Destinations = new Dictionary<string, DestinationConfig> { ["mock"] = new() { Address = destination.AbsoluteUri } },
                },
            ]);

        await using var app = builder.Build();
        app.MapReverseProxy();
        await app.RunAsync();
        return 0;
    }
}
