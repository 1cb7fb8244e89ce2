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
/// An answer of any content type and length whose bytes go on as they come. No more of it is held than one read; the
/// upstream is read from no faster than the client takes it.
/// </summary>
internal sealed class RawReply : IUpstreamReply
{
    private const int ReadBytes = 64 * 1024;

    private static readonly string[] PassedHeaders = ["Content-Disposition", "Content-Encoding", "Content-Language"];

    private readonly UpstreamBody _body;
    private readonly Provider _provider;
    private readonly UpstreamOptions _options;

    private RawReply(UpstreamBody body, Provider provider, UpstreamOptions options)
    {
        _body = body;
        _provider = provider;
        _options = options;
        Headers =
        [
            .. from name in PassedHeaders
               let value = body.Header(name)
               where value is not null
               select KeyValuePair.Create(name, value),
        ];
    }

    public int Status => _body.Status;

    public string ContentType => _body.Header("Content-Type") ?? "application/octet-stream";

    public bool IsStream => false;

    public long? Length => _body.StatedLength();

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

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

        return UpstreamResult.Success(
            new RawReply(body, provider, options), new AttemptOutcome(AttemptKind.Success, body.Status, null, body.Elapsed));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        while (true)
        {
            await PassAsync(output, gate, cancellationToken);
            try
            {
                _body.Cancellation.CancelAfter(_options.IdleTimeout);
                if (!await _body.ReadAsync(ReadBytes))
                {
                    return null;
                }

                // How long the client takes is not the upstream's fault.
                _body.Cancellation.CancelAfter(Timeout.InfiniteTimeSpan);
            }
            catch (Exception e) when (UpstreamTransport.KindOf(e, _body.Cancellation) is { } kind)
            {
                return UpstreamErrors.Describe(_provider, new UpstreamFault(kind, null));
            }
        }
    }

    public ValueTask DisposeAsync() => _body.DisposeAsync();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask PassAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            output.Write(_body.Pending);
            _body.Consume(_body.Pending.Length);
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
