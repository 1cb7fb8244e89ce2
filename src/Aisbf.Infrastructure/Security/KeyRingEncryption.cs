using System.Xml.Linq;
using Aisbf.Infrastructure.Common;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Security;

/// <summary>
/// Encrypts keys that were stored before there was a certificate: the framework encrypts new ones only, and they would lie
/// beside the old ones, which stay in use for everything that they have encrypted.
/// </summary>
internal sealed class KeyRingEncryption(
    IDbContextFactory<AisbfDbContext> contexts,
    IOptions<KeyManagementOptions> options,
    IOptions<KeyRingOptions> settings,
    ILogger<KeyRingEncryption> logger)
{
    private static readonly XNamespace Format = "http://schemas.asp.net/2015/03/dataProtection";

    public async Task EncryptAsync(CancellationToken cancellationToken)
    {
        foreach (var file in settings.Value.Files.Where(PrivateFiles.IsOpenToOthers))
        {
            Log.CertificateOpenToOthers(logger, file);
        }

        if (options.Value.XmlEncryptor is not { } encryptor)
        {
            Log.KeyRingUnprotected(logger, KeyRingOptions.Section);
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var key in await context.DataProtectionKeys.ToListAsync(cancellationToken))
        {
            key.Xml = Encrypt(key.Xml, encryptor);
        }

        var changed = await context.SaveChangesAsync(cancellationToken);
        if (changed > 0)
        {
            Log.KeysEncrypted(logger, changed);
        }
    }

    /// <summary>Encrypts what the framework has marked as secret in the way in which it reads it again.</summary>
    private static string? Encrypt(string? xml, IXmlEncryptor encryptor)
    {
        if (xml is null)
        {
            return null;
        }

        var key = XElement.Parse(xml);
        var secrets = key.Descendants().Where(element => (bool?)element.Attribute(Format + "requiresEncryption") == true).ToList();
        foreach (var secret in secrets)
        {
            var plain = new XElement(secret);
            plain.RemoveAttributes();
            var encrypted = encryptor.Encrypt(plain);
            secret.ReplaceWith(new XElement(
                Format + "encryptedSecret",
                new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!),
                encrypted.EncryptedElement));
        }

        return secrets.Count == 0 ? xml : key.ToString(SaveOptions.DisableFormatting);
    }
}
