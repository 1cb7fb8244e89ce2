using Aisbf.Application.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.TwoFactor;

/// <summary>Registers the second factor.</summary>
public static class DependencyInjection
{
    public static IServiceCollection AddAisbfTwoFactor(this IServiceCollection services)
    {
        services.TryAddScoped<ITwoFactor, IdentityTwoFactor>();
        return services;
    }
}
