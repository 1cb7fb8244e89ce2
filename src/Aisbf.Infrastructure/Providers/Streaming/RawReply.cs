using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>
/// An answer of any content type and length whose bytes go on as they come. No more of it is held than one read; the
/// upstream is read from no faster than the client takes it.
/// </summary>
/// <param name="body">The answer, which the reply owns.</param>
/// <param name="provider">Who gives it.</param>
/// <param name="idleTimeout">How long it may keep silent.</param>
/// <param name="headers">Those of its headers that go on besides its content type and length.</param>
/// <param name="maxBytes">Most bytes of it that go on.</param>
/// <param name="hidden">The credential to overwrite in it; null where it is not looked for.</param>
internal sealed class RawReply(
    UpstreamBody body,
    Provider provider,
    TimeSpan idleTimeout,
    IReadOnlyList<KeyValuePair<string, string>> headers,
    long maxBytes = long.MaxValue,
    Secret? hidden = null)
    : IUpstreamReply
{
    private const int ReadBytes = 64 * 1024;

    private static readonly string[] SpeechHeaders = ["Content-Disposition", "Content-Encoding", "Content-Language"];

    private readonly byte[] _hidden = hidden is null ? [] : Encoding.UTF8.GetBytes(hidden.Reveal());

    public int Status { get; private init; } = body.Status;

    /// <summary>Empty where the upstream states none.</summary>
    public string ContentType { get; private init; } = body.Header("Content-Type") ?? "";

    public bool IsStream => false;

    public long? Length => UpstreamStatus.HasNoBody(Status) ? null : body.StatedLength();

    public IReadOnlyList<KeyValuePair<string, string>> Headers => headers;

    public IReadOnlyList<string> Dropped => [];

    public TokenUsage? Usage => null;

    /// <summary>Reads the first bytes. Only with them is it an answer, and owns the body; one without any is none.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<UpstreamResult> OpenAsync(UpstreamBody body, Provider provider, UpstreamOptions options)
    {
        body.Widen(ReadBytes);
        try
        {
            if (!await body.ReadAsync(ReadBytes))
            {
                return UpstreamErrors.Fail(provider, AttemptKind.InvalidAnswer, body);
            }
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, body.Cancellation) is { } kind)
        {
            return UpstreamErrors.Fail(provider, kind, body);
        }
        catch
        {
            await body.DisposeAsync();
            throw;
        }

        body.Cancellation.Lift();
        var headers = from name in SpeechHeaders
                      let value = body.Header(name)
                      where value is not null
                      select KeyValuePair.Create(name, value);
        return UpstreamResult.Success(
            new RawReply(body, provider, options.IdleTimeout, [.. headers]) { ContentType = body.Header("Content-Type") ?? "application/octet-stream", Status = 200 },
            new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        var left = maxBytes;
        var hasEnded = false;
        body.Widen(ReadBytes);
        while (true)
        {
            var ready = Ready(hasEnded);
            left -= ready;
            if (left < 0)
            {
                return new Error(ErrorCode.UpstreamError, $"The content is larger than the limit of {maxBytes} bytes.");
            }

            await PassAsync(ready, output, gate, cancellationToken);
            if (hasEnded)
            {
                return null;
            }

            try
            {
                hasEnded = !await body.ReadAsync(ReadBytes, idleTimeout);
            }
            catch (Exception e) when (UpstreamTransport.KindOf(e, body.Cancellation) is { } kind)
            {
                return UpstreamErrors.Describe(provider, new UpstreamFault(kind, null));
            }
        }
    }

    public ValueTask DisposeAsync() => body.DisposeAsync();

    /// <summary>How many of the bytes that have come may go on. The beginning of a credential waits for what comes next.</summary>
    private int Ready(bool hasEnded)
    {
        if (_hidden.Length == 0)
        {
            return body.Pending.Length;
        }

        body.Mask(_hidden);
        return hasEnded ? body.Pending.Length : Math.Max(0, body.Pending.Length - (_hidden.Length - 1));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask PassAsync(int count, PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return;
        }

        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            output.Write(body.Pending[..count]);
            body.Consume(count);
            if ((await output.FlushAsync(cancellationToken)).IsCompleted)
            {
                throw new ClientLeftException();
            }
        }
        finally
        {
            gate?.Exit();
        }
    }
}
