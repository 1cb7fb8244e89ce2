using System.Buffers;
using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Streaming;

/// <summary>Reads a JSON request's body once, into one piece of rented memory.</summary>
internal sealed class RequestBodyReader(IOptions<ServerOptions> options)
{
    private const int InitialBytes = 4096;
    private static readonly Error NotJson = new(
        ErrorCode.UnsupportedMediaType, "The body must be JSON: send it with the header 'Content-Type: application/json'.");

    private static readonly Error UnknownEncoding = new(
        ErrorCode.UnsupportedMediaType, "The content encoding of the body is not supported; use gzip, br, deflate or none.");

    /// <summary>The answer to a body that is not what its content encoding says.</summary>
    public static readonly Error Undecodable = new(ErrorCode.InvalidRequest, "The body is not valid in its content encoding.");

    private readonly int _limit = options.Value.MaxRequestBodyBytes;

    /// <summary>What is wrong with the headers that describe the body, or null.</summary>
    public static Error? CheckContent(HttpRequest request) => IsJson(request.ContentType) ? CheckEncoding(request) : NotJson;

    /// <summary>The answer to a content encoding that nothing here understands, or null. What the decompression middleware understands, it has taken off.</summary>
    public static Error? CheckEncoding(HttpRequest request) =>
        request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity" ? UnknownEncoding : null;

    /// <exception cref="BadHttpRequestException">The body is malformed or larger than the server allows.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Result<PooledBody>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (CheckContent(request) is { } error)
        {
            return error;
        }

        if (request.ContentLength is null)
        {
            BodyLimit.TakeOver(request, _limit);
        }
        else if (request.ContentLength > _limit)
        {
            return TooLarge();
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? InitialBytes) + 1);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    var body = new PooledBody(buffer, length);
                    buffer = null;
                    return body;
                }

                length += read;
                if (length > _limit)
                {
                    return TooLarge();
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }
        }
        catch (Exception e) when (IsUndecodable(e))
        {
            return Undecodable;
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>Whether reading failed because the decompression of the body did; its streams do not agree on an exception.</summary>
    public static bool IsUndecodable(Exception exception) => exception is InvalidDataException or InvalidOperationException;

    private Error TooLarge() => new(ErrorCode.PayloadTooLarge, $"The request body is larger than the limit of {_limit} bytes.");

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static bool IsJson(string? contentType)
    {
        var type = contentType.AsSpan();
        var semicolon = type.IndexOf(';');
        type = (semicolon < 0 ? type : type[..semicolon]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }
}
