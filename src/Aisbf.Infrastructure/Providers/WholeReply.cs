using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.PassThrough;

namespace Aisbf.Infrastructure.Providers;

/// <summary>An answer that is whole and checked, so that nothing can go wrong any more but the client.</summary>
internal sealed class WholeReply(
    ReadOnlyMemory<byte> body, IAsyncDisposable owner, TokenUsage? usage, IReadOnlyList<string> dropped, string contentType = WholeReply.Json)
    : IUpstreamReply
{
    public const string Json = "application/json";

    public int Status => 200;

    public string ContentType => contentType;

    /// <summary>True for a whole answer in events.</summary>
    public bool IsStream => contentType == MediaTypes.EventStream;

    public long? Length => IsStream ? null : body.Length;

    public IReadOnlyList<string> Dropped => dropped;

    public TokenUsage? Usage => usage;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask);
        try
        {
            await output.WriteAsync(body, cancellationToken);
            return null;
        }
        finally
        {
            gate?.Exit();
        }
    }

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}
