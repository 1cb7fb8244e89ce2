using Aisbf.Application.Abstractions;
using Microsoft.AspNetCore.DataProtection;

namespace Aisbf.Infrastructure.Security;

/// <summary>Encrypts with the key ring that the database holds.</summary>
internal sealed class SecretProtector(IDataProtectionProvider provider) : ISecretProtector
{
    private const string Purpose = "Aisbf.Secrets.v1";

    private readonly IDataProtector _protector = provider.CreateProtector(Purpose);

    public string Protect(string plaintext) => _protector.Protect(plaintext);

    public string Unprotect(string ciphertext) => _protector.Unprotect(ciphertext);
}
