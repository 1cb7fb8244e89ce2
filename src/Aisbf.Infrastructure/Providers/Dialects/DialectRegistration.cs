using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Providers.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Registers what is known about vendors; all of it is stateless or read-only.</summary>
internal static class DialectRegistration
{
    public static IServiceCollection AddProviderDialects(this IServiceCollection services)
    {
        services.TryAddSingleton<UpstreamDialects>();
        services.TryAddSingleton<IProviderTypeCatalog, ProviderTypeCatalog>();
        return services;
    }
}
