using Aisbf.Application.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.Audit;

/// <summary>Registers the audit log.</summary>
public static class DependencyInjection
{
    /// <summary>Adds the audit log. Needs an <see cref="IActorContext"/>, which the host has.</summary>
    public static IServiceCollection AddAisbfAudit(this IServiceCollection services)
    {
        services.TryAddSingleton<IAuditLog, AuditLog>();
        return services;
    }
}
