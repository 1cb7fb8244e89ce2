namespace Aisbf.Application.Abstractions;

/// <summary>Encrypts secrets for storage.</summary>
public interface ISecretProtector
{
    /// <summary>The ciphertext, safe to store.</summary>
    string Protect(string plaintext);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The text is not ours, was tampered with, or its key is lost.</exception>
    string Unprotect(string ciphertext);
}
