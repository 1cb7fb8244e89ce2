using Aisbf.Application.Abstractions;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Passkeys;

/// <summary>Registers passkeys.</summary>
public static class DependencyInjection
{
    private const string Required = "required";

    public static IServiceCollection AddAisbfPasskeys(this IServiceCollection services)
    {
        services.AddOptions<PasskeyOptions>().BindConfiguration(PasskeyOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PasskeyOptions>, PasskeyOptionsValidator>());
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<PasskeyOptions>>(Configure);
        services.TryAddScoped<IPasskeyHandler<AisbfUser>, PasskeyHandler<AisbfUser>>();
        services.TryAddSingleton<UsedChallenges>();
        services.TryAddScoped<IPasskeys, IdentityPasskeys>();
        return services;
    }

    private static void Configure(IdentityPasskeyOptions identity, IOptions<PasskeyOptions> options)
    {
        if (string.IsNullOrEmpty(options.Value.Origin))
        {
            return;
        }

        // From the configuration and never from the request, whose Host header is the sender's to choose.
        var origin = new Uri(options.Value.Origin);
        identity.ServerDomain = origin.Host;
        identity.ValidateOrigin = context => ValueTask.FromResult(
            !context.CrossOrigin && Uri.TryCreate(context.Origin, UriKind.Absolute, out var sent) && sent == origin);

        // A passkey stands for both factors, and is found without a username.
        identity.UserVerificationRequirement = Required;
        identity.ResidentKeyRequirement = Required;
        identity.AttestationConveyancePreference = "none";
    }
}
