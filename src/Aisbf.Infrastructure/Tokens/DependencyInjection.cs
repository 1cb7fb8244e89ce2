using Aisbf.Application.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tokens;

/// <summary>Registers the access tokens in memory.</summary>
public static class DependencyInjection
{
    /// <summary>Adds the catalogue of tokens and the task that fills it. Needs an <see cref="ITokenStore"/>.</summary>
    public static IServiceCollection AddAisbfTokens(this IServiceCollection services)
    {
        services.AddOptions<TokenOptions>()
            .BindConfiguration(TokenOptions.Section)
            .Configure<IConfiguration>((options, configuration) =>
            {
                // An empty text is how an environment says that nothing is set.
                var token = configuration[TokenOptions.AdminTokenKey];
                options.AdminToken = string.IsNullOrEmpty(token) ? null : token;
            })
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TokenOptions>, TokenOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenCatalog>();
        services.TryAddSingleton<ITokenCatalog>(provider => provider.GetRequiredService<TokenCatalog>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TokenCatalogService>());
        return services;
    }
}
