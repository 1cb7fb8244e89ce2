using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Streaming;

/// <summary>
/// A streamed answer. Only whole events are passed on, so that the client never sees half of one when the upstream
/// breaks off.
/// </summary>
internal sealed class StreamReply : IUpstreamReply
{
    private readonly UpstreamBody _body;
    private readonly Provider _provider;
    private readonly UpstreamOptions _options;
    private readonly IStreamTransform _transform;

    private StreamReply(UpstreamBody body, Provider provider, UpstreamOptions options, IStreamTransform transform, IReadOnlyList<string> dropped)
    {
        _body = body;
        _provider = provider;
        _options = options;
        _transform = transform;
        Dropped = dropped;
    }

    public int Status => 200;

    public string ContentType => "text/event-stream";

    public bool IsStream => true;

    public long? Length => null;

    public IReadOnlyList<string> Dropped { get; }

    public TokenUsage? Usage => _transform.Usage;

    /// <summary>Reads up to the first real event. Only then is the stream an answer, and owns the body and the transform.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<UpstreamResult> OpenAsync(
        UpstreamBody body,
        Provider provider,
        IUpstreamDialect dialect,
        UpstreamOptions options,
        IStreamTransform transform,
        IReadOnlyList<string> dropped)
    {
        UpstreamFault? fault;
        try
        {
            while (!transform.TryBegin(body, out fault))
            {
                if (!await body.ReadAsync(options.MaxEventBytes))
                {
                    fault = transform.TryBeginAtEnd(body) ? null : UpstreamFaults.InPlaceOfAnswer(dialect, body.Pending, body.Now);
                    break;
                }
            }
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, body.Cancellation) is { } kind)
        {
            fault = new UpstreamFault(kind, null);
        }
        catch
        {
            transform.Dispose();
            await body.DisposeAsync();
            throw;
        }

        if (fault is { } found)
        {
            transform.Dispose();
            return UpstreamErrors.Fail(provider, found, body);
        }

        body.Cancellation.Lift();
        return UpstreamResult.Success(
            new StreamReply(body, provider, options, transform, dropped),
            new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        var end = _transform.EndOfLast(_body.Pending);
        while (true)
        {
            await PassAsync(output, gate, end, cancellationToken);
            if (_transform.Fault is { } fault)
            {
                return UpstreamErrors.Describe(_provider, fault);
            }

            do
            {
                var (more, failure) = await ReadAsync();
                if (!more)
                {
                    return _transform.IsEnded ? null : await EndAsync(output, gate, failure, cancellationToken);
                }

                end = _transform.EndOfLast(_body.Pending);
            }
            while (end == 0);
        }
    }

    public bool TryWriteError(Error error, IBufferWriter<byte> output) => _transform.TryWriteError(error, output);

    public ValueTask DisposeAsync()
    {
        _transform.Dispose();
        return _body.DisposeAsync();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask PassAsync(PipeWriter output, StreamGate? gate, int end, CancellationToken cancellationToken)
    {
        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            _transform.Pass(_body.Pending[..end], output);
            _body.Consume(end);
            await FlushAsync(output, cancellationToken);
        }
        finally
        {
            gate?.Exit();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask FlushAsync(PipeWriter output, CancellationToken cancellationToken)
    {
        if ((await output.FlushAsync(cancellationToken)).IsCompleted)
        {
            throw new ClientLeftException();
        }
    }

    /// <summary>The upstream is through without an end mark: fine if the answer is whole, else a broken stream.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Error?> EndAsync(PipeWriter output, StreamGate? gate, AttemptKind? failure, CancellationToken cancellationToken)
    {
        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            // What a broken connection left is not even known to be all of the bytes.
            _transform.End(failure is null ? _body.Pending : default, output);
            await FlushAsync(output, cancellationToken);
        }
        finally
        {
            gate?.Exit();
        }

        return _transform.IsWhole
            ? null
            : UpstreamErrors.Describe(_provider, _transform.Fault ?? new UpstreamFault(failure ?? AttemptKind.ConnectionFailed, null));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(bool More, AttemptKind? Failure)> ReadAsync()
    {
        try
        {
            var reading = _transform.IsWhole
                ? _body.ReadOnAsync(_options.MaxEventBytes)
                : _body.ReadAsync(_options.MaxEventBytes, _options.IdleTimeout);
            return (await reading, null);
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, _body.Cancellation) is { } kind)
        {
            return (false, kind);
        }
    }
}
