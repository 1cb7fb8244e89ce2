using System.IO.Pipelines;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Usage;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Providers.Relay;

/// <summary>A provider's answer as it is, passed on piece by piece. Never more of it is in memory than one piece.</summary>
internal sealed class RelayedReply(
    HttpRequestMessage request,
    HttpResponseMessage response,
    CancellationTokenSource cancellation,
    Provider provider,
    TimeSpan idleTimeout,
    long maxBytes,
    CancellationToken client) : IUpstreamReply
{
    private const int PieceBytes = 64 * 1024;

    public int Status => (int)response.StatusCode;

    /// <summary>Empty where the provider states none.</summary>
    public string ContentType =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : "";

    public bool IsStream => false;

    public long? Length => response.Content.Headers.ContentLength;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = RelayHeaders.Of(response);

    public IReadOnlyList<string> Dropped => [];

    public TokenUsage? Usage => null;

    public async ValueTask<Error?> CopyToAsync(PipeWriter output, StreamGate? gate, CancellationToken cancellationToken)
    {
        var passed = 0L;
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (true)
        {
            int read;
            try
            {
                cancellation.CancelAfter(idleTimeout);
                read = await body.ReadAsync(output.GetMemory(PieceBytes), cancellation.Token);

                // How long the client takes is not the upstream's fault.
                cancellation.CancelAfter(Timeout.InfiniteTimeSpan);
            }
            catch (Exception e) when (UpstreamTransport.KindOf(e, client.IsCancellationRequested) is { } kind)
            {
                return UpstreamErrors.Describe(provider, new UpstreamFault(kind, null));
            }

            if (read == 0)
            {
                return null;
            }

            passed += read;
            if (passed > maxBytes)
            {
                return new Error(ErrorCode.UpstreamError, $"The content is larger than the limit of {maxBytes} bytes.");
            }

            output.Advance(read);
            if ((await output.FlushAsync(cancellationToken)).IsCompleted)
            {
                throw new ClientLeftException();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // An answer may come before all of the body was sent; what is left of that is not to be read once the request is over.
        await cancellation.CancelAsync();
        response.Dispose();
        request.Dispose();
        if (request.Content is RelayedContent content)
        {
            await content.Finished;
        }

        cancellation.Dispose();
    }
}
