using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Http;

namespace Aisbf.Infrastructure.Tests.Providers.Http;

internal sealed class ConnectionReasonsTests
{
    private static readonly object[][] Exceptions =
    [
        [new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound)), "name not found"],
        [new HttpRequestException("x", new SocketException((int)SocketError.NoData)), "name not found"],
        [new HttpRequestException("x", new SocketException((int)SocketError.TryAgain)), "name look-up failed"],
        [new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)), "connection refused"],
        [new HttpRequestException("x", new SocketException((int)SocketError.NetworkUnreachable)), "network unreachable"],
        [new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.ConnectionReset))), "connection reset"],
        [new HttpRequestException("x", new TaskCanceledException("x", new TimeoutException())), "no connection in time"],
        [new HttpRequestException(HttpRequestError.SecureConnectionError, "x", new IOException()), "TLS: the handshake failed"],
        [new HttpRequestException(HttpRequestError.ResponseEnded, "x", new HttpIOException(HttpRequestError.ResponseEnded)), "the connection ended before the answer was complete"],
        [new HttpRequestException("x", new AggregateException(new SocketException((int)SocketError.ConnectionRefused), new SocketException((int)SocketError.ConnectionRefused))), "connection refused"],
        [new OperationCanceledException(), "no answer in time"],
    ];

    [TestCaseSource(nameof(Exceptions))]
    public void An_exception_is_told_in_plain_words(Exception exception, string reason) => ConnectionReasons.Of(exception).ShouldBe(reason);

    [Test]
    public async Task A_closed_port_is_told()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        using var sender = Sending.Sender();

        (await sender.FailAsync(Sending.Post(address))).ShouldBe((AttemptKind.ConnectionFailed, "connection refused"));
    }

    [TestCase("localhost", false, "TLS: unknown certificate authority")]
    [TestCase("other.test", false, "TLS: certificate for another host name, unknown certificate authority")]
    [TestCase("localhost", true, "TLS: unknown certificate authority, certificate expired or not valid yet")]
    public async Task What_is_wrong_with_a_certificate_is_told(string host, bool expired, string reason)
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-10), expired ? now.AddDays(-1) : now.AddDays(10));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, certificate);
        using var sender = Sending.Sender();

        var (kind, told) = await sender.FailAsync(Sending.Post(new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/")));

        kind.ShouldBe(AttemptKind.ConnectionFailed);
        told.ShouldBe(reason);
        await serving;
    }

    [Test]
    public async Task A_server_without_tls_is_told()
    {
        await using var upstream = new RawUpstream(async connection =>
        {
            await connection.ReadAsync(5);
            await connection.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
            connection.End(reset: false);
        });
        using var sender = Sending.Sender();

        (await sender.FailAsync(Sending.Post(new UriBuilder(upstream.Address) { Scheme = "https" }.Uri))).Reason.ShouldBe("TLS: the handshake failed");
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
            await tls.ReadExactlyAsync(new byte[1]);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client refused the certificate, which is what it should do.
        }
    }
}
