using System.Buffers;
using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Anthropic;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.PassThrough;
using Aisbf.Infrastructure.Providers.Responses;
using Aisbf.Infrastructure.Providers.Streaming;
using Aisbf.Infrastructure.Providers.Translation;
using Aisbf.Infrastructure.Tests.Providers.Golden;

namespace Aisbf.Infrastructure.Tests.Providers.Streaming;

/// <summary>What came of a stream that was opened and copied to its end.</summary>
/// <param name="Outcome">How opening it went.</param>
/// <param name="Output">The bytes that the client got.</param>
/// <param name="Error">Why it did not open, or why it broke off.</param>
/// <param name="Usage">The usage that was taken down.</param>
internal sealed record Pumped(AttemptKind Outcome, string Output, ErrorCode? Error, TokenUsage? Usage)
{
    private static readonly UpstreamDialects Dialects = new();

    /// <summary>The dialect's own words for the error, where it has some.</summary>
    public string Ending { get; private init; } = "";

    private static readonly ReasoningOrigin Origin = new(new Uri("http://localhost"), 0);

    public static Task<Pumped> PassAsync(Stream stream, bool stripUsage = true, UpstreamOptions? options = null, int choices = 1, TimeSpan clientPause = default)
    {
        options ??= new UpstreamOptions();
        var dialect = Dialects.For(Dialect.OpenAi);
        return RunAsync(stream, options, body => StreamReply.OpenAsync(
            body, Codec.Provider("openai"), dialect, options, new PassThroughTap(dialect, stripUsage, choices), dropped: []), clientPause);
    }

    /// <summary>A stream of typed events, such as images.</summary>
    public static Task<Pumped> PassEventsAsync(Stream stream, int results = 1, UpstreamOptions? options = null)
    {
        options ??= new UpstreamOptions();
        var dialect = Dialects.For(Dialect.OpenAi);
        return RunAsync(stream, options, body => StreamReply.OpenAsync(
            body, Codec.Provider("openai"), dialect, options, new EventTap(dialect, results), dropped: []));
    }

    public static Task<Pumped> PassRawAsync(Stream stream, UpstreamOptions? options = null, TimeSpan clientPause = default)
    {
        options ??= new UpstreamOptions();
        return RunAsync(stream, options, body => RawReply.OpenAsync(body, Codec.Provider("openai"), options), clientPause);
    }

    public static Task<Pumped> PassMessagesAsync(Stream stream)
    {
        var options = new UpstreamOptions();
        return RunAsync(stream, options, body => StreamReply.OpenAsync(
            body, Codec.Provider("anthropic"), Dialects.For(Dialect.Anthropic), options, new AnthropicTap(), dropped: []));
    }

    public static Task<Pumped> PassResponsesAsync(Stream stream)
    {
        var options = new UpstreamOptions();
        var dialect = Dialects.For(Dialect.OpenAi);
        return RunAsync(stream, options, body => StreamReply.OpenAsync(
            body, Codec.Provider("openai"), dialect, options, new ResponsesTap(dialect), dropped: []));
    }

    public static Task<Pumped> TranslateAsync(
        Dialect dialect, Stream stream, UpstreamOptions? options = null, IChatStreamWriter? writer = null, TimeSpan clientPause = default)
    {
        options ??= new UpstreamOptions();
        var upstream = Dialects.For(dialect);
        writer ??= new OpenAiChatStreamWriter(Codec.Head, includeUsage: true);
        return RunAsync(stream, options, body => StreamReply.OpenAsync(
            body,
            Codec.Provider(dialect.ToString().ToLowerInvariant(), "http://localhost"),
            upstream,
            options,
            new StreamTranslation(upstream, Origin, writer, TimeProvider.System),
            dropped: []), clientPause);
    }

    private static async Task<Pumped> RunAsync(
        Stream stream, UpstreamOptions options, Func<UpstreamBody, ValueTask<UpstreamResult>> open, TimeSpan clientPause = default)
    {
        var cancellation = UpstreamCancellation.Start(options.FirstByteTimeout, CancellationToken.None);
        await using var body = new UpstreamBody(
            new HttpRequestMessage(), new HttpResponseMessage(), stream, cancellation, TimeSpan.Zero, options.FirstByteTimeout, TimeProvider.System);
        var result = await open(body);
        if (result.Reply is not { } reply)
        {
            return new Pumped(result.Outcome.Kind, "", result.Error!.Code, null);
        }

        using var gate = new StreamGate(TimeProvider.System);
        var output = new GatedWriter(gate, clientPause);
        await using (reply)
        {
            var error = await reply.CopyToAsync(output, gate, CancellationToken.None);
            var ending = new ArrayBufferWriter<byte>();
            if (error is not null) reply.TryWriteError(error, ending);
            return new Pumped(result.Outcome.Kind, output.Flushed, error?.Code, reply.Usage) { Ending = Encoding.UTF8.GetString(ending.WrittenSpan) };
        }
    }
}
