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

    /// <summary>Most bytes of a document that needs no token: about an account, or from anybody.</summary>
    public const int AccountLimit = 64 * 1024;

    private const int MaxDocumentValues = 200_000;
    private const int MaxImportValues = 500_000;

    // One core at least is left to model calls while large documents are read.
    private static readonly SemaphoreSlim LargeDocuments = new(Math.Max(1, Environment.ProcessorCount / 2));

    public static async Task<Result<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var limit = RequestDecompression.IsOffered(request.HttpContext) ? DocumentLimit : AccountLimit;
        if (!(await ReadBytesAsync(request, limit, cancellationToken)).TryGet(out var bytes, out var error))
        {
            return error;
        }

        if (bytes.Length <= RequestMemory.SmallBytes)
        {
            return ConfigurationJson.Parse<T>(bytes);
        }

        await LargeDocuments.WaitAsync(cancellationToken);
        try
        {
            return ConfigurationJson.Parse<T>(bytes);
        }
        finally
        {
            LargeDocuments.Release();
        }
    }

    public static async Task<Result<ReadOnlyMemory<byte>>> ReadBytesAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (RequestBodyReader.CheckContent(request) is { } error)
        {
            return error;
        }

        if (!(await BoundedBody.ReadAsync(request, limit, cancellationToken)).TryGet(out var bytes, out error))
        {
            return error;
        }

        var most = limit > DocumentLimit ? MaxImportValues : MaxDocumentValues;
        return JsonValues.Count(bytes.Span, most + 1, most) <= most
            ? bytes
            : new Error(ErrorCode.PayloadTooLarge, $"The body has more than {most} JSON values.");
    }
}
