using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Benchmarks.Mock;

/// <summary>
/// An upstream with nothing in front of its one handler: no routing, no logging, no JSON. A body that asks for a stream
/// gets one, in Anthropic's dialect where the path ends in <c>/messages</c> and in OpenAI's anywhere else; any other
/// gets a whole answer in OpenAI's.
/// </summary>
internal sealed class MockServer(MockOptions options)
{
    private readonly byte[][] _frames = MockFrames.Stream(options.Chunks, usage: false);
    private readonly byte[][] _framesWithUsage = MockFrames.Stream(options.Chunks, usage: true);
    private readonly byte[][] _events = MockMessages.Stream(options.Chunks);

    public static async Task<int> RunAsync(MockOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{options.Port}").ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });

        // Inline: every flush is a send of its own, as from an upstream that makes one token after the other. Otherwise
        // frames would go out in heaps whose size depends on how busy the machine is.
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);

        await using var app = builder.Build();
        app.Run(new MockServer(options).ServeAsync);
        await app.RunAsync();
        return 0;
    }

    private async Task ServeAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        var response = context.Response;
        if (!request.Stream)
        {
            response.ContentType = "application/json";
            response.Headers.ContentLength = MockFrames.Whole.Length;
            await response.BodyWriter.WriteAsync(MockFrames.Whole);
            return;
        }

        response.ContentType = "text/event-stream; charset=utf-8";
        var gap = TimeSpan.FromMicroseconds(request.GapMicroseconds >= 0 ? request.GapMicroseconds : options.GapMicroseconds);
        var messages = context.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal);
        var frames = messages ? _events : request.IncludeUsage ? _framesWithUsage : _frames;
        var first = messages ? MockMessages.Preamble : 0;
        var output = response.BodyWriter;
        for (var i = 0; i < frames.Length; i++)
        {
            // What comes before the first chunk comes with it, and usage and the end mark follow the last at once, as they do from a real upstream.
            if (i > first && i < first + options.Chunks && gap > TimeSpan.Zero)
            {
                await Task.Delay(gap);
            }

            await output.WriteAsync(frames[i]);
        }
    }

    private static async ValueTask<MockRequest> ReadAsync(HttpRequest request)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync();
            if (read.IsCompleted)
            {
                var facts = MockRequest.Read(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return facts;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
