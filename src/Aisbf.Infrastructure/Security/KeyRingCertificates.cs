using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Security;

/// <summary>Loads the certificates of <see cref="KeyRingOptions"/>.</summary>
internal static class KeyRingCertificates
{
    /// <summary>The certificate that encrypts, or null when none is configured.</summary>
    /// <exception cref="OptionsValidationException">It cannot be used.</exception>
    public static X509Certificate2? LoadCurrent(KeyRingOptions options)
    {
        const string setting = nameof(KeyRingOptions.CertificatePath);
        return options switch
        {
            { CertificatePath: { Length: > 0 } path } => Load(setting, path, options.CertificatePassword),
            { CertificatePassword.Length: > 0 } => throw Invalid(setting, "has to be set as well as its password"),
            _ => null,
        };
    }

    /// <exception cref="OptionsValidationException">One of them cannot be used.</exception>
    public static X509Certificate2[] LoadFormer(KeyRingOptions options) =>
        [.. options.FormerCertificates.Select((file, i) =>
            Load($"{nameof(KeyRingOptions.FormerCertificates)}:{i}:{nameof(CertificateFile.Path)}", file.Path, file.Password))];

    private static X509Certificate2 Load(string setting, string? path, string? password)
    {
        if (!File.Exists(path))
        {
            throw Invalid(setting, "names a file that does not exist or may not be read");
        }

        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Invalid(setting, "names a file that is no PKCS #12 file, has another password, or may not be read");
        }

        // Encrypted XML knows RSA only.
        using var key = certificate.GetRSAPrivateKey();
        if (key is null)
        {
            certificate.Dispose();
            throw Invalid(setting, "names a file without an RSA certificate and its private key");
        }

        return certificate;
    }

    private static OptionsValidationException Invalid(string setting, string fault) =>
        new(KeyRingOptions.Section, typeof(KeyRingOptions), [$"{KeyRingOptions.Section}:{setting} {fault}."]);
}
