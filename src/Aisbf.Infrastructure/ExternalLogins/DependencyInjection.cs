using Aisbf.Application.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.ExternalLogins;

/// <summary>Registers sign-in with accounts elsewhere.</summary>
public static class DependencyInjection
{
    public static IServiceCollection AddAisbfExternalLogins(this IServiceCollection services)
    {
        services.TryAddScoped<ExternalAccounts>();
        services.TryAddScoped<IExternalLogins, IdentityLogins>();
        return services;
    }
}
