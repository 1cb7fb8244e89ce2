using System.Buffers;
using System.IO.Pipelines;
using Aisbf.Api.Authentication;
using Aisbf.Api.Contents;
using Aisbf.Api.Errors;
using Aisbf.Api.Uploads;
using Aisbf.Application.Gateway;
using Aisbf.Application.Gateway.Forms;
using Aisbf.Application.Gateway.ServeRequest;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;
using MediatR;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Streaming;

/// <summary>
/// Carries one request to a model over HTTP: reads its body once, has it answered and writes the answer out. Every
/// surface and every family of routes comes through here.
/// </summary>
internal sealed class GatewayService(
    RequestBodyReader bodies,
    UploadReader uploads,
    ContentService contents,
    IMediator mediator,
    RequestDeadline deadline,
    IOptions<GatewayOptions> options,
    TimeProvider time,
    ILogger<GatewayService> logger)
{
    private static readonly Error Stopping = new(ErrorCode.ShuttingDown, "The gateway stops, and the answer was not complete in time. Send the request again.");

    private readonly TimeSpan _heartbeat = options.Value.HeartbeatInterval;

    public async Task ServeAsync(HttpContext http, Surface surface, RouteFamily family, string? providerId = null)
    {
        var aborted = http.RequestAborted;
        try
        {
            if (surface.TakesForm() && !IsJson(http.Request, surface))
            {
                await ServeFormAsync(http, surface, family, providerId);
                return;
            }

            var read = await bodies.ReadAsync(http.Request, aborted);
            if (!read.TryGet(out var body, out var error))
            {
                await http.WriteErrorAsync(error);
                return;
            }

            using (body)
            {
                var peeked = RequestPeeker.Peek(surface, body.Span);
                if (!peeked.TryGet(out var peek, out error))
                {
                    await http.WriteErrorAsync(error);
                    return;
                }

                var query = new RouteQuery(peek.Model, family, providerId);
                await AnswerAsync(http, new ServeRequestCommand(http.Caller(), surface, query, body, peek) { Headers = ClientHeaders.Of(http), RequestId = http.TraceIdentifier });
            }
        }
        catch (OperationCanceledException e) when (aborted.IsCancellationRequested || e is ClientLeftException)
        {
            Log.ClientLeft(logger);
            http.Abort();
        }
    }

    // Pictures to be edited may also be named by their addresses, in JSON.
    private static bool IsJson(HttpRequest request, Surface surface) =>
        surface == Surface.ImageEdits && RequestBodyReader.CheckContent(request) is null;

    // What is written of speech may be none of events though the form asks for them, and variations never are. Clients know
    // which models that holds for, so a stream's head must not come before the upstream's.
    private static bool MayBeginEarly(Surface surface) => !surface.TakesForm() || surface == Surface.ImageEdits;

    private async Task ServeFormAsync(HttpContext http, Surface surface, RouteFamily family, string? providerId)
    {
        var read = await uploads.ReadAsync(http.Request, FormRules.For(surface), http.RequestAborted);
        if (!read.TryGet(out var upload, out var error))
        {
            await http.WriteErrorAsync(error);
            return;
        }

        using var body = upload.Body;
        var query = new RouteQuery(upload.Peek.Model, family, providerId);
        await AnswerAsync(http, new ServeRequestCommand(http.Caller(), surface, query, body, upload.Peek) { RequestId = http.TraceIdentifier });
    }

    private async Task AnswerAsync(HttpContext http, ServeRequestCommand command)
    {
        var answering = mediator.Send(command, http.RequestAborted);

        if (command.Peek.Facts.Stream && MayBeginEarly(command.Surface))
        {
            try
            {
                await AwaitWithHeartbeatsAsync(http.Response, answering);
            }
            catch when (!answering.IsFaulted && !answering.IsCanceled)
            {
                // Nobody hears the comments any more. The request's memory is still in use and an answer may still come.
                await using var late = await answering;
                throw;
            }
        }

        await using var answer = await answering;
        if (answer.Reply is { } reply)
        {
            await WriteReplyAsync(http, command.Surface, answer, reply);
        }
        else
        {
            await WriteFailureAsync(http, command, answer);
        }
    }

    /// <summary>
    /// While candidates are tried, a streaming client is kept waiting with comments. They fix the status, but they are no
    /// part of an answer, so failing over stays possible.
    /// </summary>
    private async Task AwaitWithHeartbeatsAsync(HttpResponse response, Task<GatewayAnswer> answering)
    {
        while (!answering.IsCompleted)
        {
            try
            {
                await answering.WaitAsync(_heartbeat, time);
            }
            catch (TimeoutException)
            {
                // The answer may have come in this very moment.
                if (answering.IsCompleted)
                {
                    return;
                }

                StreamHeaders.Begin(response);
                response.BodyWriter.Write(Heartbeat.Comment);
                await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
            }
        }
    }

    private async Task WriteReplyAsync(HttpContext http, Surface surface, GatewayAnswer answer, IUpstreamReply reply)
    {
        var response = http.Response;
        if (response.HasStarted)
        {
            // The headers are gone; a comment can still tell who answers.
            StreamHeaders.WriteOrigin(response.BodyWriter, answer);
        }
        else
        {
            AnswerHeaders.Add(response.Headers, answer);
            response.StatusCode = reply.Status;
        }

        if (!reply.IsStream)
        {
            await (response.HasStarted ? WriteSingleEventAsync(http, surface, answer, reply) : WriteBodyAsync(http, surface, answer, reply));
            return;
        }

        StreamHeaders.Begin(response);
        if (HasNotices(surface))
        {
            FailoverNotice.BeginStream(response.BodyWriter, answer);
        }

        using var gate = new StreamGate(time);
        Error? broken;
        await using (new Heartbeat(response.BodyWriter, gate, _heartbeat, time))
        {
            broken = (await reply.CopyToAsync(response.BodyWriter, gate, http.RequestAborted))?.Without(answer.Candidate!.ApiKey);
        }

        answer.Completed = broken is null;
        if (broken is not null)
        {
            broken = deadline.IsReached ? Stopping : broken;
            Log.StreamBroke(logger, answer.Candidate!.Provider.Id, broken.Code);
            if (!reply.TryWriteError(broken, response.BodyWriter))
            {
                http.ErrorDialect().WriteLastEvents(response.BodyWriter, broken, http.TraceIdentifier);
            }

            await response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    private async Task WriteBodyAsync(HttpContext http, Surface surface, GatewayAnswer answer, IUpstreamReply reply)
    {
        var response = http.Response;
        response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (HasNotices(surface) && FailoverNotice.IsWanted(answer))
        {
            await FailoverNotice.CopyWholeAsync(response, answer, reply, http.RequestAborted);
            return;
        }

        if (contents.AppliesTo(surface))
        {
            await contents.CopyAsync(http, answer, reply, response.BodyWriter);
            return;
        }

        response.ContentLength = reply.Length;
        var broken = await reply.CopyToAsync(response.BodyWriter, null, http.RequestAborted);
        answer.Completed = broken is null;
        if (broken is not null)
        {
            // There is no other way left to say that this is not all of it.
            Log.AnswerBroke(logger, answer.Candidate!.Provider.Id, broken.Code);
            http.Abort();
        }
    }

    /// <summary>A whole answer where a stream has begun: nothing of it is lost on a client that reads events.</summary>
    private async Task WriteSingleEventAsync(HttpContext http, Surface surface, GatewayAnswer answer, IUpstreamReply reply)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        if (contents.AppliesTo(surface))
        {
            await contents.CopyAsync(http, answer, reply, pipe.Writer);
        }
        else
        {
            await reply.CopyToAsync(pipe.Writer, null, http.RequestAborted);
        }

        await pipe.Writer.CompleteAsync();
        SingleEvent.Write((await pipe.Reader.ReadAsync(http.RequestAborted)).Buffer, http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        await pipe.Reader.CompleteAsync();
        answer.Completed = true;
    }

    private async Task WriteFailureAsync(HttpContext http, ServeRequestCommand command, GatewayAnswer answer)
    {
        var error = deadline.IsReached ? Stopping : answer.Error!;
        var response = http.Response;
        if (HasNotices(command.Surface) && answer.Plan?.Rotation is { NotifyErrors: true } rotation && answer.Outcome != AttemptKind.Cancelled)
        {
            await FailureNotice.WriteAsync(response, answer, rotation, command.Peek.Facts.Stream, http.RequestAborted);
        }
        else if (response.HasStarted)
        {
            http.ErrorDialect().WriteLastEvents(response.BodyWriter, error, http.TraceIdentifier);
            await response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        else
        {
            AnswerHeaders.Add(response.Headers, answer);
            await http.WriteErrorAsync(error);
        }
    }

    // Notices have OpenAI's chat shapes.
    private static bool HasNotices(Surface surface) => surface == Surface.ChatCompletions;
}
