using Aisbf.Api.Controllers.Autoselects;
using Aisbf.Api.Controllers.Providers;
using Aisbf.Api.Controllers.Rotations;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>Registers what the configuration controllers need besides MVC.</summary>
internal static class DependencyInjection
{
    /// <summary>Adds the use cases behind them, and completes the API's description with the bodies that actions read by themselves.</summary>
    public static IServiceCollection AddConfigurationControllers(this IServiceCollection services)
    {
        services.TryAddSingleton<IResourceRequests<ProviderDto>, ProviderRequests>();
        services.TryAddSingleton<IResourceRequests<RotationDto>, RotationRequests>();
        services.TryAddSingleton<IResourceRequests<AutoselectDto>, AutoselectRequests>();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, JsonBodyDescriptionProvider>());
        return services;
    }
}
