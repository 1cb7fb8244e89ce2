using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Persistence.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.Audit;

/// <summary>Registers the audit log.</summary>
public static class DependencyInjection
{
    /// <summary>Adds the audit log and what writes changes together with their entries. Needs an <see cref="IActorContext"/>, which the host has.</summary>
    public static IServiceCollection AddAisbfAudit(this IServiceCollection services)
    {
        services.TryAddSingleton<AuditRows>();
        services.TryAddSingleton<IAuditLog, AuditLog>();
        services.TryAddSingleton<IConfigurationWriter, ConfigurationWriter>();
        return services;
    }
}
