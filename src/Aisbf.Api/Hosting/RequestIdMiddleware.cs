using Aisbf.Api.Streaming;

namespace Aisbf.Api.Hosting;

/// <summary>Gives every request an id of ours, which its answer carries and its log lines name.</summary>
internal sealed class RequestIdMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var id = Guid.CreateVersion7().ToString("N");
        context.TraceIdentifier = id;
        context.Response.Headers[AnswerHeaders.RequestId] = id;
        if (AnthropicHeaders.AreIn(context.Request))
        {
            context.Response.Headers[AnthropicHeaders.RequestId] = id;
        }

        return next(context);
    }
}
