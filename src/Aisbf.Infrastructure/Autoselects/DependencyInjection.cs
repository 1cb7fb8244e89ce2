using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway.Autoselects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.Autoselects;

internal static class DependencyInjection
{
    public static IServiceCollection AddAisbfAutoselects(this IServiceCollection services)
    {
        services.AddOptions<AutoselectOptions>().BindConfiguration(AutoselectOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<ISelectionCache, SelectionCache>();
        return services;
    }
}
