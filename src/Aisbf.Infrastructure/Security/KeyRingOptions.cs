namespace Aisbf.Infrastructure.Security;

/// <summary>
/// What protects the keys that secrets are encrypted with. The keys are kept in the database, beside the secrets: without a
/// certificate, whoever has a copy of the database can read them all.
/// </summary>
public sealed class KeyRingOptions
{
    public const string Section = "Aisbf:DataProtection";

    /// <summary>A PKCS #12 file (<c>.pfx</c>) with an RSA certificate and its private key. None by default: keys are stored as they are.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The file's password. None by default.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Certificates that were used before, which still decrypt what they encrypted. None by default.</summary>
    public IList<CertificateFile> FormerCertificates { get; } = [];

    /// <summary>The paths of all certificate files.</summary>
    internal IEnumerable<string> Files => FormerCertificates.Select(file => file.Path).Prepend(CertificatePath).Where(path => !string.IsNullOrEmpty(path))!;
}
