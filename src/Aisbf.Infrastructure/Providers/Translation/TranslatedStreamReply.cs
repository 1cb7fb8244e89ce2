using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Conversations;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.Streaming;

namespace Aisbf.Infrastructure.Providers.Translation;

/// <summary>A stream from an upstream of another dialect, passed on as OpenAI chunks.</summary>
internal sealed class TranslatedStreamReply : IUpstreamReply
{
    private readonly UpstreamBody _body;
    private readonly Provider _provider;
    private readonly StreamTranslation _translation;
    private readonly UpstreamOptions _options;
    private readonly PooledBufferWriter _head;

    private TranslatedStreamReply(
        UpstreamBody body, Provider provider, StreamTranslation translation, UpstreamOptions options, PooledBufferWriter head, IReadOnlyList<string> dropped)
    {
        _body = body;
        _provider = provider;
        _translation = translation;
        _options = options;
        _head = head;
        Dropped = dropped;
    }

    public int Status => 200;

    public string ContentType => "text/event-stream";

    public bool IsStream => true;

    public long? Length => null;

    public IReadOnlyList<string> Dropped { get; }

    public TokenUsage? Usage => _translation.Usage;

    /// <summary>Reads until something of the answer itself is here. Announcements alone, which we would only make up, are no answer.</summary>
    public static async ValueTask<UpstreamResult> OpenAsync(
        UpstreamBody body,
        Provider provider,
        IUpstreamDialect dialect,
        StreamTranslation translation,
        UpstreamOptions options,
        DroppedFields dropped)
    {
        var head = new PooledBufferWriter();
        UpstreamFault? fault = null;
        try
        {
            while (!translation.HasContent && translation.Fault is null)
            {
                if (!await body.ReadAsync(options.MaxEventBytes))
                {
                    fault = UpstreamFaults.InPlaceOfAnswer(dialect, body.Pending, body.Now);
                    break;
                }

                Advance(body, translation, head);
            }
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, body.Cancellation) is { } kind)
        {
            fault = new UpstreamFault(kind, null);
        }
        catch (JsonException)
        {
            fault = UpstreamFaults.InPlaceOfAnswer(dialect, body.Pending, body.Now);
        }
        catch
        {
            head.Dispose();
            translation.Dispose();
            await body.DisposeAsync();
            throw;
        }

        if ((fault ?? translation.Fault) is not { } found)
        {
            return UpstreamResult.Success(
                new TranslatedStreamReply(body, provider, translation, options, head, dropped.Paths),
                new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
        }

        head.Dispose();
        translation.Dispose();
        return UpstreamErrors.Fail(provider, found, body);
    }

    public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        AttemptKind? failure;
        while (true)
        {
            await FlushAsync(output, gate, cancellationToken);
            if (_translation.Fault is { } fault)
            {
                return UpstreamErrors.Describe(_provider, fault);
            }

            (var more, failure) = await ReadAsync();
            if (!more)
            {
                break;
            }
        }

        if (!_translation.IsComplete)
        {
            return UpstreamErrors.Describe(_provider, new UpstreamFault(failure ?? AttemptKind.ConnectionFailed, null));
        }

        _translation.WriteEnd(_head);
        await FlushAsync(output, gate, cancellationToken);
        return null;
    }

    public ValueTask DisposeAsync()
    {
        _head.Dispose();
        _translation.Dispose();
        return _body.DisposeAsync();
    }

    private async ValueTask FlushAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            output.Write(_head.WrittenSpan);
            _head.Clear();
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

    /// <summary>Reads and translates what came; a last event without its line end counts at the end of the body.</summary>
    private async ValueTask<(bool More, AttemptKind? Failure)> ReadAsync()
    {
        try
        {
            _body.Cancellation.CancelAfter(_translation.IsComplete ? UpstreamBody.EndGrace : _options.IdleTimeout);
            var more = await _body.ReadAsync(_options.MaxEventBytes);
            if (more)
            {
                Advance(_body, _translation, _head);
            }
            else if (!_translation.IsComplete && !_body.Pending.IsEmpty)
            {
                _translation.Translate(_body.Pending, _head);
            }

            return (more, null);
        }
        catch (JsonException)
        {
            return (false, AttemptKind.InvalidAnswer);
        }
        catch (Exception e) when (UpstreamTransport.KindOf(e, _body.Cancellation) is { } kind)
        {
            return (false, kind);
        }
    }

    private static void Advance(UpstreamBody body, StreamTranslation translation, PooledBufferWriter output)
    {
        var end = translation.EndOfLast(body.Pending);
        if (end > 0)
        {
            translation.Translate(body.Pending[..end], output);
            body.Consume(end);
        }
    }
}
