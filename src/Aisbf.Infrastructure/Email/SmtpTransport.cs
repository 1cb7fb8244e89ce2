using System.Net.Sockets;
using Aisbf.Application.Abstractions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Email;

/// <summary>Hands mails over to the mail server, one connection for each. Nothing of what is said there is logged.</summary>
internal sealed class SmtpTransport(MailComposer composer, IOptions<MailOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Most connections at once.</summary>
    public const int MaxConnections = 4;

    private const int TlsPort = 465;

    private readonly SemaphoreSlim _connections = new(MaxConnections);

    /// <summary>Null when the server has taken the mail. Throws nothing, not even when it is cancelled.</summary>
    public async Task<MailFailure?> SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            await _connections.WaitAsync(cancellationToken);
            try
            {
                using var limit = new CancellationTokenSource(options.Value.Timeout, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                return await HandOverAsync(mail, either.Token);
            }
            finally
            {
                _connections.Release();
            }
        }
        catch (Exception e)
        {
            return cancellationToken.IsCancellationRequested ? new MailFailure("the gateway is stopping", IsPermanent: true) : Explain(e);
        }
    }

    public void Dispose() => _connections.Dispose();

    private async Task<MailFailure?> HandOverAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        if (!composer.TryCompose(mail, out var composed))
        {
            return new MailFailure("the address is not valid", IsPermanent: true);
        }

        var settings = options.Value;
        using var message = composed;
        using var client = new SmtpClient
        {
            Timeout = (int)settings.Timeout.TotalMilliseconds,

            // As for upstreams: an authority inside a company seldom publishes what it revoked.
            CheckCertificateRevocation = false,
        };
        await client.ConnectAsync(settings.Host!, settings.Port, SocketOptions(settings), cancellationToken);
        if (!string.IsNullOrEmpty(settings.Username))
        {
            await client.AuthenticateAsync(settings.Username, settings.Password!, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);

        // The mail is taken. The library does not let a failing farewell throw, which would have the mail sent twice.
        await client.DisconnectAsync(quit: true, cancellationToken);
        return null;
    }

    private static SecureSocketOptions SocketOptions(MailOptions settings) => settings.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ when settings.Port == TlsPort => SecureSocketOptions.SslOnConnect,
        _ when !string.IsNullOrEmpty(settings.Username) => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private static MailFailure Explain(Exception e) => e switch
    {
        SmtpCommandException refusal => Refused(refusal),
        AuthenticationException { InnerException: SmtpCommandException refusal } => Refused(refusal),
        AuthenticationException => new("the login was refused", IsPermanent: true),
        ServiceNotAuthenticatedException => new("the mail server asks for a login", IsPermanent: true),
        SslHandshakeException => new("no trusted TLS connection", IsPermanent: false),
        OperationCanceledException => new("the mail server took too long", IsPermanent: false),
        IOException or SocketException or ProtocolException or ServiceNotConnectedException =>
            new($"the connection failed: {e.GetType().Name}", IsPermanent: false),

        // What the server cannot do (STARTTLS, logging in, addresses in other scripts) it will not learn in minutes.
        _ => new(e.GetType().Name, IsPermanent: true),
    };

    private static MailFailure Refused(SmtpCommandException refusal) =>
        new($"the mail server answered {(int)refusal.StatusCode}", IsPermanent: (int)refusal.StatusCode >= 500);
}
