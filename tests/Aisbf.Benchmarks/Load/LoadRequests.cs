using System.Text;

namespace Aisbf.Benchmarks.Load;

/// <summary>The requests of a run as they go over the wire, made beforehand: one for each token, handed out in turn.</summary>
internal sealed class LoadRequests(LoadOptions options)
{
    private readonly byte[][] _requests = options.Tokens.Count == 0
        ? [Encode(options, null)]
        : [.. options.Tokens.Select(token => Encode(options, token))];

    private int _handedOut = -1;

    public byte[] Next() =>
        _requests.Length == 1 ? _requests[0] : _requests[(int)((uint)Interlocked.Increment(ref _handedOut) % (uint)_requests.Length)];

    private static byte[] Encode(LoadOptions options, string? token)
    {
        var head = new StringBuilder()
            .Append("POST ").Append(options.Url.PathAndQuery).Append(" HTTP/1.1\r\nHost: ").Append(options.Url.Authority)
            .Append("\r\nContent-Type: application/json\r\nContent-Length: ").Append(options.Body.Length);
        if (token is not null)
        {
            head.Append("\r\nAuthorization: Bearer ").Append(token);
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n\r\n").ToString()), .. options.Body];
    }
}
