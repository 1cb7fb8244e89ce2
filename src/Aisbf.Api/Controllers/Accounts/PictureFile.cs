using Aisbf.Api.Streaming;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Microsoft.Net.Http.Headers;

namespace Aisbf.Api.Controllers.Accounts;

/// <summary>Reads a picture's file, which is the whole body.</summary>
internal static class PictureFile
{
    private static readonly Error NoFile = new(
        ErrorCode.UnsupportedMediaType,
        "The body must be the file of a JPEG, PNG, GIF or WebP picture as it is, not a form: send it with its type, such as 'Content-Type: image/png'.");

    public static async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        (IsFile(request.ContentType) ? RequestBodyReader.CheckEncoding(request) : NoFile) is { } error
            ? error
            : await BoundedBody.ReadAsync(request, IPictureCodec.MaxFileBytes, cancellationToken);

    // Which kind of picture it is, the file itself tells. Without a type it may be one (RFC 9110, 8.3); as a form it is not.
    private static bool IsFile(string? contentType) =>
        string.IsNullOrEmpty(contentType)
        || MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.Type.Equals("image", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase));
}
