using Aisbf.Simulator.Pipeline;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aisbf.Simulator.Hosting;

/// <summary>Hands each request from Kestrel to the pipeline.</summary>
internal sealed class SimulatorApplication(RequestPipeline pipeline) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => pipeline.ServeAsync(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
