using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text.Json;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Microsoft.Extensions.Logging;

namespace Aisbf.Infrastructure.Persistence.Resources;

/// <summary>A document's secrets as one encrypted text.</summary>
internal sealed class SecretsColumn(ISecretProtector protector, ILogger<SecretsColumn> logger)
{
    /// <summary>The ciphertext, or null when there are no secrets.</summary>
    public string? Write(IReadOnlyDictionary<string, Secret> secrets) =>
        secrets.Count == 0 ? null : protector.Protect(JsonSerializer.Serialize(secrets.ToDictionary(s => s.Key, s => s.Value.Reveal())));

    /// <summary>The secrets by place, or null when they cannot be decrypted.</summary>
    public IReadOnlyDictionary<string, Secret>? Read(string? ciphertext, ResourceKind kind, string id)
    {
        if (ciphertext is null)
        {
            return ReadOnlyDictionary<string, Secret>.Empty;
        }

        try
        {
            var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(protector.Unprotect(ciphertext)) ?? [];
            return secrets.ToDictionary(s => s.Key, s => new Secret(s.Value), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            Log.SecretsUnreadable(logger, kind, id, e.GetType().Name);
            return null;
        }
    }
}
