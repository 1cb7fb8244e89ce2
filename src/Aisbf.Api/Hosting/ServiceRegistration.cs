using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aisbf.Api.Authentication;
using Aisbf.Api.Contents;
using Aisbf.Api.Controllers.Configuration;
using Aisbf.Api.Errors;
using Aisbf.Api.ExternalLogins;
using Aisbf.Api.OpenApi;
using Aisbf.Api.Relay;
using Aisbf.Api.Streaming;
using Aisbf.Api.Uploads;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Contents;
using Aisbf.Application.Gateway;
using Aisbf.Application.Tenancy;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Aisbf.Api.Hosting;

/// <summary>Registers what the host itself needs: options, controllers, errors, Swagger.</summary>
internal static class ServiceRegistration
{
    public static IServiceCollection AddAisbfApi(this IServiceCollection services, IConfiguration configuration)
    {
        var server = configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new ServerOptions();
        services.AddOptions<ServerOptions>().Bind(configuration.GetSection(ServerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.PostConfigure<ServerOptions>(options => options.UploadDirectory = UploadDirectory(options, configuration));
        services.AddOptions<AuthenticationOptions>().Bind(configuration.GetSection(AuthenticationOptions.Section));
        services.AddOptions<GatewayOptions>().Bind(configuration.GetSection(GatewayOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TenancyOptions>().Bind(configuration.GetSection(TenancyOptions.Section));
        services.AddSingleton<RequestBodyReader>();
        services.AddSingleton<SpoolDirectory>();
        services.AddHostedService(p => p.GetRequiredService<SpoolDirectory>());
        services.AddSingleton<SpoolQuota>();
        services.AddSingleton<UploadReader>();
        services.AddOptions<ContentOptions>().Bind(configuration.GetSection(ContentOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ContentRewriter>();
        services.AddSingleton<ContentService>();
        services.AddSingleton<RelayService>();
        services.AddSingleton<RelayRouting>();
        services.AddSingleton<GatewayService>();
        services.AddSingleton<ControlPlaneContextAccessor>();
        services.AddSingleton<IHttpContextAccessor>(p => p.GetRequiredService<ControlPlaneContextAccessor>());
        services.AddSingleton<IHttpContextFactory>(p => new DefaultHttpContextFactory(new ReusedContexts(p)));
        services.AddSingleton<IActorContext, HttpActorContext>();
        services.AddSingleton<NamespaceEntry>();

        services.AddEndpointsApiExplorer();
        services.AddMvcCore(mvc => mvc.SuppressAsyncSuffixInActionNames = false)
            .AddApiExplorer()
            .ConfigureApplicationPartManager(UseInternalControllers)
            .ConfigureApiBehaviorOptions(api => api.SuppressModelStateInvalidFilter = true)
            .AddJsonOptions(json =>
            {
                json.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
                json.JsonSerializerOptions.DictionaryKeyPolicy = null;
                json.JsonSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
                json.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
            });

        services.AddConfigurationControllers();
        services.AddExternalLogins(configuration);
        services.AddExceptionHandler<GatewayExceptionHandler>();
        services.AddProblemDetails();
        services.AddRequestDecompression();
        services.AddAisbfSwagger();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = server.ShutdownTimeout);
        services.Configure<ForwardedHeadersOptions>(forwarded => TrustProxies(forwarded, server));
        if (server.CorsOrigins.Count > 0)
        {
            services.AddCors(cors => cors.AddDefaultPolicy(policy =>
                policy.WithOrigins([.. server.CorsOrigins]).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("X-Request-Id")));
        }

        return services;
    }

    private static string UploadDirectory(ServerOptions options, IConfiguration configuration)
    {
        var data = configuration[Infrastructure.Persistence.DependencyInjection.DataDirectoryKey];
        return options.UploadDirectory is { Length: > 0 } directory ? directory : Path.Combine(data is { Length: > 0 } ? data : "data", "uploads");
    }

    private static void UseInternalControllers(ApplicationPartManager parts)
    {
        parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single());
        parts.FeatureProviders.Add(new InternalControllers());
    }

    /// <summary>Believes nobody's forwarded headers but those of the proxies that the operator names.</summary>
    private static void TrustProxies(ForwardedHeadersOptions forwarded, ServerOptions server)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in server.TrustedProxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal))
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }
    }
}
