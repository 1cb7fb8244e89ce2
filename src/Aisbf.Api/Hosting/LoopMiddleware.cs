using Aisbf.Api.Errors;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Api.Hosting;

/// <summary>Refuses requests that this gateway sent itself, before anybody is looked up or called for them.</summary>
internal sealed class LoopMiddleware(RequestDelegate next, CallTrail trail)
{
    private static readonly Error Loop = new(
        ErrorCode.LoopDetected, "The request came back to the gateway that sent it, or came through too many intermediaries.");

    public Task InvokeAsync(HttpContext context)
    {
        var came = context.Request.Headers[LoopTrail.Header];
        return came.Count == 0 ? next(context) : GoOnAsync(context, came.ToString());
    }

    // Async, so that what is noted ends with the request.
    private async Task GoOnAsync(HttpContext context, string came)
    {
        if (trail.TryEnter(came))
        {
            await next(context);
            return;
        }

        await context.WriteErrorAsync(Loop);
    }
}
