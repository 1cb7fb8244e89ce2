using System.IO.Compression;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// The body of an answer that comes compressed though nobody asked for it. Whatever limits how much of a body is read limits
/// the decompressed bytes.
/// </summary>
/// <param name="inner">What decompresses.</param>
internal sealed class DecodedStream(Stream inner) : ForwardingStream(inner)
{
    /// <summary>A chain of more than these is an attack and not an answer.</summary>
    private const int MaxEncodings = 3;

    /// <summary>
    /// The body as it was before its <c>Content-Encoding</c>, which is then taken from the head, along with the length. An
    /// encoding that is not known leaves both as they are.
    /// </summary>
    public static Stream Open(HttpResponseMessage response, Stream body)
    {
        var headers = response.Content.Headers;
        if (!headers.NonValidated.TryGetValues("Content-Encoding", out var values))
        {
            return body;
        }

        var encodings = values.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (encodings.Length > MaxEncodings || !Array.TrueForAll(encodings, IsKnown))
        {
            return body;
        }

        headers.Remove("Content-Encoding");
        if (Array.TrueForAll(encodings, IsIdentity))
        {
            return body;
        }

        headers.Remove("Content-Length");

        // They were applied in the order in which they are listed.
        for (var i = encodings.Length - 1; i >= 0; i--)
        {
            body = IsIdentity(encodings[i]) ? body : new DecodedStream(Decoder(encodings[i], body));
        }

        return body;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Inner.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            // Brotli's way to say that the bytes are damaged.
            throw new InvalidDataException("The answer cannot be decompressed.", e);
        }
    }

    private static bool IsKnown(string encoding) => IsIdentity(encoding) || encoding.ToUpperInvariant() is "GZIP" or "X-GZIP" or "DEFLATE" or "BR";

    private static bool IsIdentity(string encoding) => encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static Stream Decoder(string encoding, Stream body) => encoding.ToUpperInvariant() switch
    {
        "BR" => new BrotliStream(body, CompressionMode.Decompress),
        "DEFLATE" => new InflatingStream(body),
        _ => new GZipStream(body, CompressionMode.Decompress),
    };
}
