namespace Aisbf.Infrastructure.Security;

/// <summary>A PKCS #12 file with a certificate and its private key.</summary>
public sealed class CertificateFile
{
    public string? Path { get; set; }

    /// <summary>None for a file without one.</summary>
    public string? Password { get; set; }
}
