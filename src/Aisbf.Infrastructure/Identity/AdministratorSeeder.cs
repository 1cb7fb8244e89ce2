using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Identity;

/// <summary>Makes the administrator that the settings name, unless somebody has that name already.</summary>
internal sealed class AdministratorSeeder(
    IServiceScopeFactory scopes, IOptions<AdministratorOptions> options, IAuditLog audit, IStorageState storage, ILogger<AdministratorSeeder> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SeedAsync(cancellationToken);
        }
        catch (Exception e) when (storage.Note(e))
        {
            Log.AdministratorNotMade(logger);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (options.Value is { IsEmpty: false, Username: { } username, Email: { } email, Password: { } password })
        {
            await using var scope = scopes.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AisbfUser>>();
            if (await users.FindByNameAsync(username) is null)
            {
                var sent = new NewUser(username, email, password, UserRole.GlobalAdmin, IsEmailConfirmed: true);
                await MakeAsync(users, scope.ServiceProvider.GetRequiredService<UserRegistrar>(), sent, cancellationToken);
            }
        }
    }

    private async Task MakeAsync(UserManager<AisbfUser> users, UserRegistrar registrar, NewUser sent, CancellationToken cancellationToken)
    {
        if (!(await registrar.CreateAsync(sent, cancellationToken)).TryGet(out var user, out var error))
        {
            if (await users.FindByNameAsync(sent.Username) is not null)
            {
                // Another instance was quicker.
                return;
            }

            // An installation whose administrator cannot sign in has to be looked at before anything else.
            throw new InvalidOperationException($"{AdministratorOptions.Section}: {error.Message}");
        }

        Log.AdministratorMade(logger, sent.Username);
        var entry = new AuditEvent(AuditActions.AccountCreated, Owner.OfUser(user.Id), sent.Username, Detail: "from the settings");
        await audit.AppendAsync(entry, CancellationToken.None);
    }
}
