using Aisbf.Application.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.Owners;

/// <summary>Registers the notice of owners' changes.</summary>
public static class DependencyInjection
{
    public static IServiceCollection AddAisbfOwners(this IServiceCollection services)
    {
        services.TryAddSingleton<IOwnerChanges, OwnerChanges>();
        return services;
    }
}
