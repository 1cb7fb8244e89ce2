using System.Net.Sockets;
using System.Text;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>Sends bytes that no decent client would.</summary>
internal static class RawRequest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task<RawAnswer> SendAsync(Uri address, string request) => SendAsync(address, Encoding.UTF8.GetBytes(request));

    /// <summary>Sends the bytes and reads until the server closes the connection.</summary>
    public static async Task<RawAnswer> SendAsync(Uri address, byte[] request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, patience.Token);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // The server may answer and close before it has read everything.
        }

        return new RawAnswer(Encoding.UTF8.GetString(answer.ToArray()));
    }
}
