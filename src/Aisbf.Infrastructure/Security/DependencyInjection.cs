using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Security;

/// <summary>Registers the encryption of secrets.</summary>
internal static class DependencyInjection
{
    private const string ApplicationName = "Aisbf";

    /// <summary>Adds the key ring, which is kept in the database, and what encrypts with it.</summary>
    /// <exception cref="OptionsValidationException">A configured certificate cannot be used.</exception>
    public static IServiceCollection AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(KeyRingOptions.Section).Get<KeyRingOptions>() ?? new KeyRingOptions();
        var ring = services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysToDbContext<AisbfDbContext>();
        if (KeyRingCertificates.LoadCurrent(options) is { } certificate)
        {
            ring.ProtectKeysWithCertificate(certificate);
        }

        if (KeyRingCertificates.LoadFormer(options) is { Length: > 0 } former)
        {
            ring.UnprotectKeysWithAnyCertificate(former);
        }

        services.AddOptions<KeyRingOptions>().BindConfiguration(KeyRingOptions.Section);
        services.TryAddSingleton<ISecretProtector, SecretProtector>();
        services.TryAddTransient<KeyRingEncryption>();
        return services;
    }
}
