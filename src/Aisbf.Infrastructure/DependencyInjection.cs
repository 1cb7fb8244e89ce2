using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Audit;
using Aisbf.Infrastructure.Autoselects;
using Aisbf.Infrastructure.Email;
using Aisbf.Infrastructure.ExternalLogins;
using Aisbf.Infrastructure.Health;
using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Owners;
using Aisbf.Infrastructure.Passkeys;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Pictures;
using Aisbf.Infrastructure.Providers;
using Aisbf.Infrastructure.Providers.Catalog;
using Aisbf.Infrastructure.Providers.Contents;
using Aisbf.Infrastructure.Providers.Dialects;
using Aisbf.Infrastructure.Providers.Http;
using Aisbf.Infrastructure.Providers.PassThrough;
using Aisbf.Infrastructure.Providers.Relay;
using Aisbf.Infrastructure.Providers.Tokenization;
using Aisbf.Infrastructure.Providers.Translation;
using Aisbf.Infrastructure.Routing;
using Aisbf.Infrastructure.Tokens;
using Aisbf.Infrastructure.TwoFactor;
using Aisbf.Infrastructure.Usage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure;

/// <summary>Registers the adapters behind the application's ports.</summary>
public static class DependencyInjection
{
    public static IServiceCollection AddAisbfInfrastructure(this IServiceCollection services, IConfiguration configuration) => services
        .AddUpstreams(configuration)
        .AddRouting()
        .AddAisbfAutoselects()
        .AddAisbfPersistence(configuration)
        .AddAisbfTokens()
        .AddAisbfIdentity()
        .AddAisbfExternalLogins()
        .AddAisbfTwoFactor()
        .AddAisbfPasskeys()
        .AddAisbfAudit()
        .AddAisbfOwners()
        .AddAisbfEmail()
        .AddAisbfPictures();

    private static IServiceCollection AddUpstreams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UpstreamOptions>().Bind(configuration.GetSection(UpstreamOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UpstreamOptions>, UpstreamOptionsValidator>());
        services.AddOptions<UpstreamAddressOptions>().Bind(configuration.GetSection(UpstreamAddressOptions.Section));
        services.AddOptions<CatalogOptions>().Bind(configuration.GetSection(CatalogOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CatalogOptions>, ModelsFileValidator>());
        services.AddProviderDialects();
        services.TryAddSingleton<IModelCatalog, ModelCatalog>();
        services.TryAddSingleton<UpstreamInvokers>();
        services.TryAddSingleton<RequestDeadline>();
        services.TryAddSingleton<UpstreamTransport>();
        services.TryAddSingleton<UpstreamModelLists>();
        services.TryAddSingleton<PassThroughChat>();
        services.TryAddSingleton<PassThroughMessages>();
        services.TryAddSingleton<PassThroughResponses>();
        services.TryAddSingleton<ReasoningOwners>();
        services.TryAddSingleton<IReasoningAffinity, ReasoningAffinity>();
        services.TryAddSingleton<EstimatedTokens>();
        services.TryAddSingleton<TokenEncoding>();
        services.TryAddSingleton<PassThroughForm>();
        services.TryAddSingleton<ChatIngresses>();
        services.TryAddSingleton<WholeAsStream>();
        services.TryAddSingleton<TranslatedChat>();
        services.TryAddSingleton<PassThroughCalls>();
        services.TryAddSingleton<TranslatedCalls>();
        services.TryAddSingleton<IProviderClient, HttpProviderClient>();
        services.TryAddSingleton<IProviderRelay, ProviderRelay>();
        services.TryAddSingleton<IContentFetcher, ContentFetcher>();
        return services;
    }

    private static IServiceCollection AddRouting(this IServiceCollection services)
    {
        services.AddOptions<RoutingOptions>().BindConfiguration(RoutingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RoutePlanner(RotationPolicies.All));
        services.TryAddSingleton<CircuitEvents>();
        services.TryAddSingleton<IHealthStore>(s => new HealthStore(s.GetRequiredService<CircuitEvents>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<TicketSource>();
        services.TryAddSingleton<ITicketSource>(s => s.GetRequiredService<TicketSource>());
        services.TryAddSingleton<ITicketPeek, TicketPeek>();
        services.TryAddSingleton<ModelDirectory>();
        services.TryAddSingleton<IModelDirectory>(s => s.GetRequiredService<ModelDirectory>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ModelListRefresher>());
        services.TryAddSingleton<IRouteCatalog, RouteCatalog>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PriceCalendar>());
        services.TryAddSingleton<IUsageSink, UsageMetrics>();
        services.TryAddSingleton<IAttemptObserver, AttemptReporter>();
        return services;
    }
}
