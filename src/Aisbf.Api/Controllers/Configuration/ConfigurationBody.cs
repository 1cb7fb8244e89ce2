using Aisbf.Api.Streaming;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>
/// Reads the bodies of configuration calls. The framework's own binding would pass over unknown fields and answer faults
/// in its own words.
/// </summary>
internal static class ConfigurationBody
{
    /// <summary>Most bytes of one document.</summary>
    public const int DocumentLimit = 4 * 1024 * 1024;

    /// <summary>Most bytes of a whole configuration.</summary>
    public const int ImportLimit = 32 * 1024 * 1024;

    private const int FirstBuffer = 16 * 1024;

    public static async Task<Result<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class =>
        (await ReadBytesAsync(request, DocumentLimit, cancellationToken)).TryGet(out var bytes, out var error)
            ? ConfigurationJson.Parse<T>(bytes)
            : error;

    public static async Task<Result<ReadOnlyMemory<byte>>> ReadBytesAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (RequestBodyReader.CheckContent(request) is { } error)
        {
            return error;
        }

        limit = BodyLimit.TakeOver(request, limit);
        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[FirstBuffer];
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
