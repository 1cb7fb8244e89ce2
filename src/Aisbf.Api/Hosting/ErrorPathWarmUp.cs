using Aisbf.Api.Errors;
using Aisbf.Domain.Common;

namespace Aisbf.Api.Hosting;

/// <summary>
/// Writes errors at start, to nobody, so that what this needs is loaded. An assembly that cannot be loaded because files or
/// memory have run out counts as missing for ever, and so does a type whose initializer failed: a short shortage would leave
/// lasting damage. Only what errors need, because each assembly keeps two files open.
/// </summary>
internal sealed class ErrorPathWarmUp(IServiceScopeFactory scopes, ILogger<ErrorPathWarmUp> logger) : BackgroundService
{
    private static readonly string[] Paths = ["/api/admin", "/api/v1/chat/completions", "/v1/messages", "/v1/responses"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start does not wait for it.
        await Task.Yield();
        try
        {
            // The text of an exception that was thrown, as logs have it, needs readers of its own.
            _ = await Task.FromException(new InvalidOperationException()).ContinueWith(static failed => failed.Exception!.ToString(), TaskScheduler.Default);
            foreach (var path in Paths)
            {
                await using var scope = scopes.CreateAsyncScope();
                var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, TraceIdentifier = "", Response = { Body = new MemoryStream() } };
                context.Request.Path = path;
                await context.WriteErrorAsync(new Error(ErrorCode.Internal, ""));
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Log.NotWarm(logger, e);
        }
    }
}
