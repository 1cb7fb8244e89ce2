using Aisbf.Application.Accounts;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Behaviours;
using Aisbf.Application.Common;
using Aisbf.Application.Configuration;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.Gateway;
using Aisbf.Application.Gateway.Autoselects;
using Aisbf.Application.Limits;
using Aisbf.Application.Models;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Application.Tenancy;
using Aisbf.Application.Tokens;
using Aisbf.Application.Users;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Application;

/// <summary>Registers the use cases.</summary>
public static class DependencyInjection
{
    /// <summary>
    /// Adds the dispatcher, every handler and validator of this assembly, and what they share. The ports in
    /// <c>Abstractions</c> have to be added by whoever implements them.
    /// </summary>
    public static IServiceCollection AddAisbfApplication(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.TryAddTransient<IMediator, Dispatcher>();

        services.Scan(scan => scan.FromAssembliesOf(typeof(DependencyInjection))
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false)
            .AsImplementedInterfaces(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidator<>)).WithTransientLifetime());

        services.TryAddEnumerable(ServiceDescriptor.Transient(typeof(IPipelineBehavior<,>), typeof(TracingBehaviour<,>)));
        services.TryAddEnumerable(ServiceDescriptor.Transient(typeof(IPipelineBehavior<,>), typeof(AuditBehaviour<,>)));
        services.TryAddEnumerable(ServiceDescriptor.Transient(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>)));

        services.TryAddSingleton<ResourceShape<ProviderDto>, ProviderShape>();
        services.TryAddSingleton<ResourceShape<RotationDto>, RotationShape>();
        services.TryAddSingleton<ResourceShape<AutoselectDto>, AutoselectShape>();
        services.AddOptions<StorageLimitOptions>();
        services.TryAddSingleton<StorageLimits>();
        services.TryAddTransient<SecretOrigins>();
        services.TryAddTransient(typeof(Resources<>));
        services.TryAddTransient(typeof(EntryImporter<>));
        services.TryAddTransient<TokenImporter>();
        services.TryAddTransient<ConfiguredNamesReader>();
        services.TryAddTransient<UserChanger>();
        services.TryAddTransient<TokenGrants>();
        services.TryAddSingleton(ObjectMapping.CreateMapper());

        services.AddAccounts();
        services.TryAddSingleton<AnswerRecorder>();
        services.TryAddSingleton<CallTrail>();
        services.TryAddSingleton<FailoverExecutor>();
        services.TryAddSingleton<ModelChooser>();
        services.TryAddSingleton<ModelInventory>();
        services.TryAddSingleton<CallableProviders>();
        services.TryAddSingleton<GlobalFallback>();
        return services;
    }
}
