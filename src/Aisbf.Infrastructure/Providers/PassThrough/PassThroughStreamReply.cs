using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.OpenAi;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.PassThrough;

/// <summary>
/// A stream in the client's own dialect. Only whole frames are passed on, so that the client never sees half of one when
/// the upstream breaks off; its bytes are otherwise untouched.
/// </summary>
internal sealed class PassThroughStreamReply : IUpstreamReply
{
    private readonly UpstreamBody _body;
    private readonly Provider _provider;
    private readonly UpstreamOptions _options;
    private readonly PassThroughTap _tap;

    private PassThroughStreamReply(UpstreamBody body, Provider provider, IUpstreamDialect dialect, UpstreamOptions options, bool stripUsage)
    {
        _body = body;
        _provider = provider;
        _options = options;
        _tap = new PassThroughTap(dialect, stripUsage);
    }

    public int Status => 200;

    public string ContentType => "text/event-stream";

    public bool IsStream => true;

    public long? Length => null;

    public IReadOnlyList<string> Dropped => [];

    public TokenUsage? Usage => _tap.Usage;

    /// <summary>Reads up to the first real event. Only then is the stream an answer.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<UpstreamResult> OpenAsync(
        UpstreamBody body, Provider provider, IUpstreamDialect dialect, UpstreamOptions options, bool stripUsage)
    {
        try
        {
            UpstreamFault? fault;
            while (!FirstEvent(body, dialect, out fault))
            {
                if (!await body.ReadAsync(options.MaxEventBytes))
                {
                    fault = UpstreamFaults.InPlaceOfAnswer(dialect, body.Pending, body.Now);
                    break;
                }
            }

            return fault is { } found
                ? UpstreamErrors.Fail(provider, found, body)
                : UpstreamResult.Success(
                    new PassThroughStreamReply(body, provider, dialect, options, stripUsage),
                    new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
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
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = SseFrames.EndOfLast(_body.Pending);
            if (end > 0)
            {
                await WriteAsync(output, gate, end, cancellationToken);
                if (_tap.Fault is { } fault)
                {
                    return UpstreamErrors.Describe(_provider, fault);
                }
            }

            var (more, failure) = await ReadAsync();
            if (more)
            {
                continue;
            }

            if (_tap.Done)
            {
                return null;
            }

            return await EndAsync(output, gate, failure, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _body.DisposeAsync();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteAsync(PipeWriter output, StreamGate? gate, int end, CancellationToken cancellationToken)
    {
        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            _tap.Pass(_body.Pending[..end], output);
            _body.Consume(end);
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(bool More, AttemptKind? Failure)> ReadAsync()
    {
        try
        {
            _body.Cancellation.CancelAfter(_tap.Done ? UpstreamBody.EndGrace : _options.IdleTimeout);
            return (await _body.ReadAsync(_options.MaxEventBytes), null);
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, _body.Cancellation) is { } kind)
        {
            return (false, kind);
        }
    }

    /// <summary>The upstream is through without an end mark: fine if it had finished, else a broken stream.</summary>
    private async ValueTask<Error?> EndAsync(PipeWriter output, StreamGate? gate, AttemptKind? failure, CancellationToken cancellationToken)
    {
        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            if (failure is null && IsWholeFrame(_body.Pending))
            {
                _tap.Pass(_body.Pending, output);
                _body.Consume(_body.Pending.Length);
                output.Write("\n\n"u8);
            }

            var whole = _tap.Finished || _tap.Done;
            if (whole && !_tap.Done)
            {
                output.Write("data: [DONE]\n\n"u8);
            }

            if ((await output.FlushAsync(cancellationToken)).IsCompleted)
            {
                throw new ClientLeftException();
            }
            return whole ? null : UpstreamErrors.Describe(_provider, new UpstreamFault(failure ?? AttemptKind.ConnectionFailed, null));
        }
        finally
        {
            gate?.Exit();
        }
    }

    /// <summary>A last frame that lacks only its empty line.</summary>
    private static bool IsWholeFrame(ReadOnlySpan<byte> bytes)
    {
        var frame = SseFrame.Parse(bytes);
        if (!frame.HasData)
        {
            return false;
        }

        try
        {
            return frame.Data.SequenceEqual("[DONE]"u8) || OpenAiAnswerFacts.Read(frame.Data).HasChoices;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>True once the first event is here; a fault if it is not the beginning of an answer.</summary>
    private static bool FirstEvent(UpstreamBody body, IUpstreamDialect dialect, out UpstreamFault? fault)
    {
        fault = null;
        var bytes = body.Pending;
        for (int end; (end = SseFrames.EndOfFirst(bytes)) > 0; bytes = bytes[end..])
        {
            var frame = SseFrame.Parse(bytes[..end]);
            if (frame.HasData)
            {
                fault = Judge(frame, dialect, body.Now);
                return true;
            }
        }

        return false;
    }

    private static UpstreamFault? Judge(in SseFrame frame, IUpstreamDialect dialect, DateTimeOffset now)
    {
        try
        {
            var facts = OpenAiAnswerFacts.Read(frame.Data);
            return facts.HasError || frame.Event.SequenceEqual("error"u8)
                ? dialect.ReadFault(200, frame.Data).WithWait(frame.Data, now)
                : facts.HasChoices ? null : new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
        catch (JsonException)
        {
            return new UpstreamFault(AttemptKind.InvalidAnswer, null);
        }
    }
}
