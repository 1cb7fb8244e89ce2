using Aisbf.Application.Abstractions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.TwoFactor;

/// <summary>Registers the second factor.</summary>
public static class DependencyInjection
{
    public static IServiceCollection AddAisbfTwoFactor(this IServiceCollection services)
    {
        services.TryAddScoped<ITwoFactor, IdentityTwoFactor>();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, PendingSecondFactor.Configure);
        return services;
    }
}
