using Aisbf.Domain.Common;

namespace Aisbf.Api.Streaming;

/// <summary>Reads bodies of management calls into memory, up to a limit.</summary>
internal static class BoundedBody
{
    private const int BufferBytes = 16 * 1024;
    private const int BytesPerByte = 2;

    /// <param name="request">Whose body it is; its content has been checked.</param>
    /// <param name="limit">Most bytes of the body, after its content encoding has been taken off.</param>
    /// <param name="cancellationToken">Ends the wait for the client.</param>
    public static async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        limit = BodyLimit.TakeOver(request, limit);
        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        var memory = request.HttpContext.RequestServices.GetRequiredService<RequestMemory>();
        var reservation = new Reservation(memory);
        request.HttpContext.Response.RegisterForDispose(reservation);
        using var bytes = new MemoryStream();
        var buffer = new byte[BufferBytes];
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (bytes.Length + read > limit)
                {
                    return TooLarge(limit);
                }

                // What is made of a document takes as much again, or more.
                if (!reservation.TryGrow(read * BytesPerByte))
                {
                    return RequestMemory.Exhausted;
                }

                bytes.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (RequestBodyReader.FaultOf(e) is not null)
        {
            return RequestBodyReader.FaultOf(e)!;
        }

        return new ReadOnlyMemory<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static Error TooLarge(int limit) => new(ErrorCode.PayloadTooLarge, $"The body is larger than {limit} bytes.");

    /// <summary>Memory that is counted until the request is over.</summary>
    private sealed class Reservation(RequestMemory memory) : IDisposable
    {
        private long _bytes;

        public bool TryGrow(long bytes)
        {
            if (!memory.TryReserve(bytes, isSmall: _bytes + bytes <= RequestMemory.SmallBytes * BytesPerByte))
            {
                return false;
            }

            _bytes += bytes;
            return true;
        }

        public void Dispose()
        {
            memory.Release(_bytes);
            _bytes = 0;
        }
    }
}
