using Aisbf.Application.Accounts.Mails;
using Aisbf.Application.Accounts.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aisbf.Application.Accounts;

/// <summary>Registers what the use cases of accounts share.</summary>
internal static class DependencyInjection
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>();
        services.TryAddSingleton<AttemptLimits>();
        services.TryAddTransient<AccountNotices>();
        services.TryAddTransient<VerificationMails>();
        services.TryAddTransient<SignInGuard>();
        return services;
    }
}
