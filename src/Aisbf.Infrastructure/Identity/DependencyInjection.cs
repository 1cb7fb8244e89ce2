using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts;
using Aisbf.Infrastructure.Passkeys;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Registers accounts and sessions.</summary>
public static class DependencyInjection
{
    /// <summary>Adds ASP.NET Core Identity on this installation's database. No middleware: the host asks for sessions where it needs them.</summary>
    public static IServiceCollection AddAisbfIdentity(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>(
            (identity, accounts) => identity.SignIn.RequireConfirmedEmail = accounts.Value.RequireEmailVerification);
        services.TryAddSingleton<ILookupNormalizer, AsciiLookupNormalizer>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<AisbfUser>(IdentitySettings.Configure)
            .AddRoles<AisbfRole>()
            .AddEntityFrameworkStores<AisbfDbContext>()
            .AddUserStore<SealedTokenStore>()
            .AddUserValidator<EmailAddressValidator>()
            .AddPasswordValidator<GuessablePasswordValidator>()
            .AddSignInManager<AccountSignIn>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddTokenProvider<EmailTokenProvider>(EmailTokenProvider.ProviderName)
            .AddTokenProvider<ResetTokenProvider>(ResetTokenProvider.ProviderName);
        services.Configure<DataProtectionTokenProviderOptions>(EmailTokenProvider.ProviderName, IdentitySettings.ConfigureEmailTokens);
        services.Configure<DataProtectionTokenProviderOptions>(ResetTokenProvider.ProviderName, IdentitySettings.ConfigureResetTokens);
        services.Replace(ServiceDescriptor.Scoped<ISecurityStampValidator, SessionValidator>());
        services.Configure<PasswordHasherOptions>(IdentitySettings.Configure);
        services.Configure<SecurityStampValidatorOptions>(IdentitySettings.Configure);
        services.ConfigureApplicationCookie(IdentitySettings.Configure);
        services.TryAddSingleton<IUserDirectory, UserDirectory>();
        services.TryAddSingleton<IUserAccounts, UserAccounts>();
        services.TryAddScoped<RightsLock>();
        services.TryAddScoped<UserRegistrar>();
        services.TryAddScoped<IUserAdministration, UserAdministration>();
        services.TryAddScoped<IImpersonation, Impersonation>();
        services.TryAddSingleton<HashingGate>();
        services.TryAddScoped<PasswordHashing>();
        services.TryAddSingleton<DecoyPassword>();
        services.TryAddSingleton<PasswordGuesses>();
        services.TryAddScoped<KnownDevices>();
        services.TryAddScoped<IKnownDevices>(static provider => provider.GetRequiredService<KnownDevices>());
        services.TryAddScoped<EarlierAccess>();
        services.TryAddSingleton<EndedSessions>();
        services.TryAddScoped<PasswordCheck>();
        services.TryAddScoped<AccountReader>();
        services.TryAddScoped<IAccountSessions, AccountSessions>();
        services.TryAddScoped<IAccountStore, AccountStore>();
        services.TryAddScoped<IAccountCredentials, AccountCredentials>();
        services.TryAddScoped<IPictureStore, PictureStore>();
        services.AddOptions<AdministratorOptions>().BindConfiguration(AdministratorOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AdministratorOptions>, AdministratorOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, AdministratorSeeder>());
        services.TryAddSingleton<UsedChallenges>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, AccountPurger>());
        return services;
    }
}
