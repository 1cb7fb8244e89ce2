using System.IO.Pipelines;
using Aisbf.Api.Authentication;
using Aisbf.Api.Errors;
using Aisbf.Api.Hosting;
using Aisbf.Application.Contents;
using Aisbf.Application.Contents.FetchContent;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Tenancy;
using MediatR;

namespace Aisbf.Api.Contents;

/// <summary>Carries contents that answers refer to over HTTP, and puts the addresses for that into answers.</summary>
internal sealed class ContentService(IMediator mediator, ContentRewriter rewriter, PublicAddress address, ILogger<ContentService> logger)
{
    // What a browser shows without running anything in it. SVG can hold scripts.
    private static readonly string[] Inline = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "audio/", "video/"];

    /// <summary>Whether answers of this kind refer to contents.</summary>
    public bool AppliesTo(Surface surface) => rewriter.AppliesTo(surface);

    /// <summary>Copies a whole answer with addresses of ours in it.</summary>
    public async Task CopyAsync(HttpContext http, GatewayAnswer answer, IUpstreamReply reply, PipeWriter output)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await reply.CopyToAsync(pipe.Writer, null, http.RequestAborted);
        await pipe.Writer.CompleteAsync();
        var whole = (await pipe.Reader.ReadAsync(http.RequestAborted)).Buffer;
        var json = whole.IsSingleSegment ? whole.First : System.Buffers.BuffersExtensions.ToArray(whole);
        var addresses = await rewriter.FindAsync(json, http.Caller().Owner, answer.Candidate!, address.Root(http.Request), http.RequestAborted);
        ContentAddresses.Replace(json.Span, addresses, output);
        await output.FlushAsync(http.RequestAborted);
        answer.Completed = true;
        await pipe.Reader.CompleteAsync();
    }

    public async Task ServeAsync(HttpContext http, string id)
    {
        var request = http.Request;
        try
        {
            var headers = request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())).ToList();
            var query = new FetchContentQuery(
                id, http.Features.Get<Caller>()?.Owner, request.Query[SignedAddressAttribute.Parameter], request.Method, headers)
            {
                RequestId = http.TraceIdentifier,
            };
            var fetched = await mediator.Send(query, http.RequestAborted);
            if (!fetched.TryGet(out var reply, out var error))
            {
                await http.WriteErrorAsync(error);
                return;
            }

            await using (reply)
            {
                await WriteAsync(http, reply);
            }
        }
        catch (OperationCanceledException e) when (http.RequestAborted.IsCancellationRequested || e is ClientLeftException)
        {
            Log.ClientLeft(logger);
            http.Abort();
        }
    }

    private async Task WriteAsync(HttpContext http, IUpstreamReply reply)
    {
        var response = http.Response;
        var isInline = Inline.Any(type => reply.ContentType.StartsWith(type, StringComparison.OrdinalIgnoreCase));
        response.StatusCode = reply.Status;
        response.ContentLength = reply.Length;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentType = isInline ? reply.ContentType : "application/octet-stream";
        response.Headers.ContentDisposition = isInline ? "inline" : "attachment";
        response.Headers.CacheControl = "private, max-age=300";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers["Referrer-Policy"] = "no-referrer";
        var broken = await reply.CopyToAsync(response.BodyWriter, null, http.RequestAborted);
        if (broken is not null)
        {
            Log.ContentBroke(logger, broken.Code);
            http.Abort();
        }
    }
}
