using Aisbf.Application.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Email;

/// <summary>Registers the sending of mail.</summary>
public static class DependencyInjection
{
    public static IServiceCollection AddAisbfEmail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MailOptions>, MailOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MailComposer>();
        services.TryAddSingleton<SmtpTransport>();
        services.TryAddSingleton<MailQueue>();
        services.TryAddSingleton<IMailSender>(provider => provider.GetRequiredService<MailQueue>());
        services.TryAddSingleton<IMailLinks, MailLinks>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MailDispatcher>());
        return services;
    }
}
