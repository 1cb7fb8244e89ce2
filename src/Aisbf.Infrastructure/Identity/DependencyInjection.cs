using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Registers accounts and sessions.</summary>
public static class DependencyInjection
{
    /// <summary>Adds ASP.NET Core Identity on this installation's database. No middleware: the host asks for sessions where it needs them.</summary>
    public static IServiceCollection AddAisbfIdentity(this IServiceCollection services)
    {
        services.TryAddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<AisbfUser>(IdentitySettings.Configure)
            .AddRoles<AisbfRole>()
            .AddEntityFrameworkStores<AisbfDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(IdentitySettings.Configure);
        services.Configure<SecurityStampValidatorOptions>(IdentitySettings.Configure);
        services.ConfigureApplicationCookie(IdentitySettings.Configure);
        services.TryAddSingleton<IUserDirectory, UserDirectory>();
        services.TryAddScoped<UserRegistrar>();
        return services;
    }
}
