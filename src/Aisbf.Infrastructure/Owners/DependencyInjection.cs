using Aisbf.Application.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aisbf.Infrastructure.Owners;

/// <summary>Registers the notice of owners' changes.</summary>
public static class DependencyInjection
{
    /// <summary>Adds the notice of changes, and the task that follows those of other instances.</summary>
    public static IServiceCollection AddAisbfOwners(this IServiceCollection services)
    {
        services.AddOptions<SyncOptions>().BindConfiguration(SyncOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<OwnerChanges>();
        services.TryAddSingleton<IOwnerChanges>(provider => provider.GetRequiredService<OwnerChanges>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OwnerChangePoller>());
        return services;
    }
}
