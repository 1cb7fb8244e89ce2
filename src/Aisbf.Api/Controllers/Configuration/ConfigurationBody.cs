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

    public static async Task<Result<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class =>
        (await ReadBytesAsync(request, DocumentLimit, cancellationToken)).TryGet(out var bytes, out var error)
            ? ConfigurationJson.Parse<T>(bytes)
            : error;

    public static async Task<Result<ReadOnlyMemory<byte>>> ReadBytesAsync(HttpRequest request, int limit, CancellationToken cancellationToken) =>
        RequestBodyReader.CheckContent(request) is { } error ? error : await BoundedBody.ReadAsync(request, limit, cancellationToken);
}
