using System.Runtime.CompilerServices;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Streaming;

/// <summary>Reads a JSON request's body once, into one piece of rented memory.</summary>
internal sealed class RequestBodyReader(RequestMemory memory, IOptions<ServerOptions> options)
{
    /// <summary>Most values in the JSON of one request.</summary>
    public const int MaxValues = 500_000;

    private const int InitialBytes = 4096;
    private const int FastGrowthBytes = 1024 * 1024;

    // Not worth a close look.
    private const int FewValues = 16 * 1024;

    // About what text takes in memory while a request is translated, for each byte of it.
    private const long ParsedShare = 2;

    // About what a value takes in memory while a request is translated.
    private const int BytesPerValue = 128;

    private static readonly Error TooManyValues = new(ErrorCode.PayloadTooLarge, $"The body has more than {MaxValues} JSON values.");

    private static readonly Error NotJson = new(
        ErrorCode.UnsupportedMediaType, "The body must be JSON: send it with the header 'Content-Type: application/json'.");

    private static readonly Error UnknownEncoding = new(
        ErrorCode.UnsupportedMediaType, "The content encoding of the body is not supported; use gzip, br, deflate or none.");

    private static readonly Error EncodingNotTaken = new(
        ErrorCode.UnsupportedMediaType, "This path takes no content encoding: send the body as it is, without the header 'Content-Encoding'.");

    private static readonly Error Expands = new(
        ErrorCode.PayloadTooLarge, $"The body becomes more than {PacedStream.MaxExpansion} times as long when it is decompressed. Send it without a content encoding.");

    /// <summary>The answer to a body that is not what its content encoding says.</summary>
    private static readonly Error Undecodable = new(ErrorCode.InvalidRequest, "The body is not valid in its content encoding.");

    private readonly int _limit = options.Value.MaxRequestBodyBytes;

    /// <summary>What is wrong with the headers that describe the body, or null.</summary>
    public static Error? CheckContent(HttpRequest request) => IsJson(request.ContentType) ? CheckEncoding(request) : NotJson;

    /// <summary>The answer to a content encoding that nothing here understands, or null. What the decompression middleware understands, it has taken off.</summary>
    public static Error? CheckEncoding(HttpRequest request) =>
        request.Headers.ContentEncoding is not { Count: > 0 } encoding || encoding == "identity" ? null
            : RequestDecompression.IsOffered(request.HttpContext) ? UnknownEncoding : EncodingNotTaken;

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

        // Memory follows the bytes that have arrived: what a request only announces is not kept ready for it.
        var announced = (int)(request.ContentLength ?? 0) + 1;
        if (memory.Rent(Math.Clamp(announced, InitialBytes, RequestMemory.SmallBytes)) is not { } buffer)
        {
            return RequestMemory.Exhausted;
        }

        var length = 0;
        var isKept = false;
        try
        {
            while (true)
            {
                var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    var body = Keep(buffer, length);
                    isKept = body.IsSuccess;
                    return body;
                }

                length += read;
                if (length > _limit)
                {
                    return TooLarge();
                }

                if (length == buffer.Length)
                {
                    if (memory.Rent(Larger(length, announced)) is not { } larger)
                    {
                        return RequestMemory.Exhausted;
                    }

                    buffer.CopyTo(larger, 0);
                    memory.Return(buffer, reserved: 0);
                    buffer = larger;
                }
            }
        }
        catch (Exception e) when (FaultOf(e) is not null)
        {
            return FaultOf(e)!;
        }
        finally
        {
            if (!isKept)
            {
                memory.Return(buffer, reserved: 0);
            }
        }
    }

    /// <summary>What is wrong with a body that could not be decompressed, whose streams do not agree on an exception; null if it is something else.</summary>
    public static Error? FaultOf(Exception exception) => exception switch
    {
        ExpansionException => Expands,
        InvalidDataException or InvalidOperationException => Undecodable,
        _ => null,
    };

    private Error TooLarge() => new(ErrorCode.PayloadTooLarge, $"The request body is larger than the limit of {_limit} bytes.");

    /// <summary>The next size of the buffer: not beyond what was announced, until more than that has come, as after decompression.</summary>
    private int Larger(int length, int announced)
    {
        var most = length < announced ? announced : _limit + 1L;
        return (int)Math.Min(most, (long)length * (length < FastGrowthBytes ? 4 : 2));
    }

    /// <summary>The body that has been read. What a large one becomes when it is parsed is counted with it.</summary>
    private Result<PooledBody> Keep(byte[] buffer, int length)
    {
        if (length <= RequestMemory.SmallBytes)
        {
            return new PooledBody(buffer, length, memory);
        }

        var values = JsonValues.Count(buffer.AsSpan(0, length), MaxValues + 1, few: FewValues);
        if (values > MaxValues)
        {
            return TooManyValues;
        }

        var parsed = Math.Max(length * ParsedShare, (long)values * BytesPerValue);
        return memory.TryReserve(parsed, isSmall: false) ? new PooledBody(buffer, length, memory, parsed) : RequestMemory.Exhausted;
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
