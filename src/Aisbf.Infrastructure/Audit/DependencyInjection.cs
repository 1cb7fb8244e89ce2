using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Persistence.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aisbf.Infrastructure.Audit;

/// <summary>Registers the audit log.</summary>
public static class DependencyInjection
{
    /// <summary>Adds the audit log and what keeps it small, and what writes changes together with their entries. Needs an <see cref="IActorContext"/>, which the host has.</summary>
    public static IServiceCollection AddAisbfAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>()
            .BindConfiguration(AuditOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.RetentionDays is 0 or >= AuditOptions.LeastRetentionDays,
                $"{AuditOptions.Section}:{nameof(AuditOptions.RetentionDays)} is 0 or at least {AuditOptions.LeastRetentionDays}.")
            .ValidateOnStart();
        services.TryAddSingleton<AuditBudget>();
        services.TryAddSingleton<AuditRows>();
        services.TryAddSingleton<IConfigurationWriter, ConfigurationWriter>();
        services.TryAddSingleton<AuditLog>();
        services.TryAddSingleton<IAuditLog>(provider => provider.GetRequiredService<AuditLog>());
        services.TryAddSingleton<AuditKeeper>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, AuditKeeper>(provider => provider.GetRequiredService<AuditKeeper>()));
        return services;
    }
}
