using System.IO.Pipelines;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Usage;

namespace Aisbf.Infrastructure.Providers.Tokenization;

/// <summary>An estimate in place of an upstream's answer, and marked as one.</summary>
internal sealed class EstimateReply(ReadOnlyMemory<byte> body) : IUpstreamReply
{
    public int Status => 200;

    public string ContentType => "application/json";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = [KeyValuePair.Create("X-Aisbf-Estimated", "true")];

    public bool IsStream => false;

    public long? Length => body.Length;

    public IReadOnlyList<string> Dropped => [];

    public TokenUsage? Usage => null;

    public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        await output.WriteAsync(body, cancellationToken);
        return null;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
