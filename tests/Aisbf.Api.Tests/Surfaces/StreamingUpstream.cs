using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aisbf.Api.Tests.Surfaces;

/// <summary>An upstream that answers every request in the way a test says.</summary>
internal sealed class StreamingUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StreamingUpstream(WebApplication app) => _app = app;

    /// <summary>Base URL of an OpenAI-compatible provider.</summary>
    public string Endpoint => $"{_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/v1";

    public static async Task<StreamingUpstream> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new StreamingUpstream(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
