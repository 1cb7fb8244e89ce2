using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Aisbf.Application.Gateway;
using Microsoft.AspNetCore.Http.Features;

namespace Aisbf.Api.Streaming;

/// <summary>The head of a server-sent event stream.</summary>
internal static class StreamHeaders
{
    /// <summary>Sets what a stream needs so that nobody on the way buffers, caches or changes it. Does nothing once it has begun.</summary>
    public static void Begin(HttpResponse response)
    {
        if (response.HasStarted)
        {
            return;
        }

        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    /// <summary>Tells in a comment what the headers would have told.</summary>
    public static void WriteOrigin(PipeWriter output, GatewayAnswer answer)
    {
        var selected = answer.Plan?.Autoselection?.Chosen is { } chosen ? $" selected={AnswerHeaders.Ascii(chosen)}" : "";
        output.Write(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $": provider={answer.Candidate!.Provider.Id} attempts={answer.Attempts}{selected}\n\n")));
    }
}
