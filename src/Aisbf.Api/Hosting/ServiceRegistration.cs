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
using Aisbf.Infrastructure.Email;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Hosting;

/// <summary>Registers what the host itself needs: options, controllers, errors, Swagger.</summary>
internal static class ServiceRegistration
{
    public static IServiceCollection AddAisbfApi(this IServiceCollection services, IConfiguration configuration)
    {
        var server = configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new ServerOptions();
        services.AddOptions<ServerOptions>().Bind(configuration.GetSection(ServerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsValidator>();
        services.PostConfigure<ServerOptions>(options => options.UploadDirectory = UploadDirectory(options, configuration));
        services.AddOptions<AuthenticationOptions>().Bind(configuration.GetSection(AuthenticationOptions.Section));
        services.AddOptions<GatewayOptions>().Bind(configuration.GetSection(GatewayOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TenancyOptions>().Bind(configuration.GetSection(TenancyOptions.Section));
        services.AddSingleton<GracefulShutdown>();
        services.AddHostedService(p => p.GetRequiredService<GracefulShutdown>());
        services.AddHostedService<ErrorPathWarmUp>();
        services.AddSingleton<RequestMemory>();
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
        services.AddSingleton<OpenAccessPolicy>();

        services.AddEndpointsApiExplorer();
        services.AddMvcCore(UseOnlyRoutesAndQueries)
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
        services.Configure<HostOptions>(host => host.ShutdownTimeout = server.DrainDelay + server.ShutdownTimeout + GracefulShutdown.Grace);
        services.Configure<ForwardedHeadersOptions>(forwarded => TrustedProxies.Apply(forwarded, server));
        services.AddSingleton<PublicAddress>();
        services.PostConfigure<MailOptions>(mail => mail.PublicUrl ??= server.PublicUrl);
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

    /// <summary>
    /// Values are bound from routes and queries only. Forms are read by the actions that take them, within limits of their own; and names
    /// in the syntax of jQuery are nobody's here, but a bracket without an end would be a fault of ours.
    /// </summary>
    private static void UseOnlyRoutesAndQueries(MvcOptions mvc)
    {
        mvc.SuppressAsyncSuffixInActionNames = false;
        mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
    }

    private static void UseInternalControllers(ApplicationPartManager parts)
    {
        parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single());
        parts.FeatureProviders.Add(new InternalControllers());
    }
}
