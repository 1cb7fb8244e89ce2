using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Streaming;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// Sends requests upstream and turns everything that can go wrong before the body into a fault.
/// </summary>
internal sealed class UpstreamTransport(
    UpstreamInvokers invokers, RequestDeadline deadline, IOptions<UpstreamOptions> options, TimeProvider time)
{
    private const int MaxErrorBytes = 64 * 1024;

    public UpstreamOptions Options { get; } = options.Value;

    /// <summary>
    /// Sends a request. A 2xx answer comes back with its body unread; everything else as a fault. The request is disposed
    /// with the answer, or here if there is none.
    /// </summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<(UpstreamBody? Body, TransportFault? Fault)> SendAsync(
        RouteCandidate candidate, IUpstreamDialect dialect, HttpRequestMessage request, TimeSpan timeout, CancellationToken client)
    {
        var start = time.GetTimestamp();
        var limit = timeout < Options.FirstByteTimeout ? timeout : Options.FirstByteTimeout;
        var cancellation = UpstreamCancellation.Start(limit, client, deadline.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await invokers.For(candidate).SendAsync(request, cancellation.Token);
            var status = (int)response.StatusCode;
            if (UpstreamStatus.Classify(status) == AttemptKind.Success)
            {
                var stream = DecodedStream.Open(response, response.Content.ReadAsStream(cancellation.Token));
                var answer = new UpstreamBody(request, response, stream, cancellation, time.GetElapsedTime(start), timeout, time);
                response = null;
                request = null!;
                return (answer, null);
            }

            var body = new byte[MaxErrorBytes];
            var length = UpstreamStatus.IsPassable(status) ? await ReadErrorBodyAsync(response, body, cancellation.Token) : 0;
            var fault = WithWait(dialect.ReadFault(status, body.AsSpan(0, length)), response, body.AsSpan(0, length));
            cancellation.End();
            return (null, new TransportFault(fault, status, time.GetElapsedTime(start), UpstreamRequestIds.DetailOf(response)));
        }
        catch (Exception e) when (KindOf(e, cancellation) is { } kind)
        {
            cancellation.End();
            var detail = new AttemptDetail(ConnectionReasons.Of(e), null);
            return (null, new TransportFault(SendFault.Of(kind, candidate), null, time.GetElapsedTime(start), detail));
        }
        catch (Exception e)
        {
            var clientLeft = cancellation.ClientLeft;
            cancellation.End();
            if (clientLeft && e is not OperationCanceledException)
            {
                throw new OperationCanceledException("The client went away.", e, client);
            }

            throw;
        }
        finally
        {
            response?.Dispose();
            request?.Dispose();
        }
    }

    /// <summary>What an exception of a call means; null for those that are not the upstream's doing.</summary>
    public static AttemptKind? KindOf(Exception exception, UpstreamCancellation cancellation) => KindOf(exception, cancellation.ClientLeft);

    /// <summary>The same where it is already known whether the client went away.</summary>
    public static AttemptKind? KindOf(Exception exception, bool clientLeft) => exception switch
    {
        OperationCanceledException when clientLeft => null,
        OperationCanceledException => AttemptKind.Timeout,
        HttpRequestException { InnerException: AddressRefusedException } => AttemptKind.AddressRefused,
        HttpRequestException { InnerException: TimeoutException or OperationCanceledException } when !clientLeft => AttemptKind.Timeout,
        HttpRequestException { InnerException: BodyNotTakenException or IOException { InnerException: BodyNotTakenException } } when !clientLeft => AttemptKind.BodyNotTaken,
        HttpRequestException when !clientLeft => AttemptKind.ConnectionFailed,
        IOException when !clientLeft => AttemptKind.ConnectionFailed,
        InvalidDataException => AttemptKind.InvalidAnswer,
        _ => null,
    };

    private static async Task<int> ReadErrorBodyAsync(HttpResponseMessage response, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = DecodedStream.Open(response, await response.Content.ReadAsStreamAsync(cancellationToken));
            return await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            // The status alone says enough; the words are lost with the connection.
            return 0;
        }
    }

    /// <summary>Headers count before what the body says.</summary>
    private UpstreamFault WithWait(in UpstreamFault fault, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var now = time.GetUtcNow();
        var wait = RetryAfterHeaders.Find(name => Header(response, name), fault.Kind == AttemptKind.RateLimited, now);
        return wait is null ? fault.WithWait(body, now) : fault with { RetryAfter = wait };
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
