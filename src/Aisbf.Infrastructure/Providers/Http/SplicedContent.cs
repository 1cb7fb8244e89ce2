using System.Net;
using Aisbf.Application.Gateway;

namespace Aisbf.Infrastructure.Providers.Http;

/// <summary>
/// A client's body with up to two stretches replaced, written piece by piece from where it already lies: nothing is
/// copied and nothing is parsed again.
/// </summary>
internal sealed class SplicedContent : HttpContent
{
    private readonly RequestBody _body;
    private readonly Splice _first;
    private readonly Splice _second;

    /// <summary>The splices must not overlap; their order does not matter.</summary>
    public SplicedContent(RequestBody body, in Splice a, in Splice b = default)
    {
        _body = body;
        (_first, _second) = b.IsEmpty || a.Start <= b.Start ? (a, b) : (b, a);
        Headers.TryAddWithoutValidation("Content-Type", body.ContentType);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length + _first.Growth + _second.Growth;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _body.Lease();
        try
        {
            await _body.WriteAsync(stream, 0, _first.Start, cancellationToken);
            await stream.WriteAsync(_first.Replacement, cancellationToken);
            if (!_second.IsEmpty)
            {
                await _body.WriteAsync(stream, _first.End, _second.Start, cancellationToken);
                await stream.WriteAsync(_second.Replacement, cancellationToken);
                await _body.WriteAsync(stream, _second.End, _body.Length, cancellationToken);
            }
            else
            {
                await _body.WriteAsync(stream, _first.End, _body.Length, cancellationToken);
            }
        }
        finally
        {
            _body.Release();
        }
    }
}
