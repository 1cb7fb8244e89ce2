namespace Aisbf.Infrastructure.Email;

/// <summary>How the connection to the mail server is encrypted. A certificate that is not trusted is refused always.</summary>
public enum MailSecurity
{
    /// <summary>
    /// TLS from the start on port 465. On other ports STARTTLS: required where there is a user name, so that a password never
    /// travels in the clear; else where the server offers it.
    /// </summary>
    Auto,

    /// <summary>Not at all, not even a password: for a server on the same machine or a trusted network.</summary>
    None,

    /// <summary>STARTTLS, or nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,
}
