using Aisbf.Domain.Common;

namespace Aisbf.Api.Streaming;

/// <summary>Reads bodies of management calls into memory, up to a limit.</summary>
internal static class BoundedBody
{
    private const int BufferBytes = 16 * 1024;

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

                bytes.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (RequestBodyReader.IsUndecodable(e))
        {
            return RequestBodyReader.Undecodable;
        }

        return new ReadOnlyMemory<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static Error TooLarge(int limit) => new(ErrorCode.PayloadTooLarge, $"The body is larger than {limit} bytes.");
}
