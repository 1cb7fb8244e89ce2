using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Api.Controllers.Configuration;

/// <summary>Registers what the configuration controllers need besides MVC.</summary>
internal static class DependencyInjection
{
    /// <summary>Completes the API's description with the bodies that actions read by themselves.</summary>
    public static IServiceCollection AddConfigurationControllers(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, JsonBodyDescriptionProvider>());
        return services;
    }
}
