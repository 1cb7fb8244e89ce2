using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Tests.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Infrastructure.Tests.Identity;

/// <summary>Two global admins who take the role from each other at the same instant, on two instances.</summary>
internal static class MutualDemotion
{
    /// <summary>How many enabled global admins there are afterwards, after each round.</summary>
    public static async Task<IReadOnlyList<int>> RunAsync(ControlPlaneHost one, ControlPlaneHost other, int rounds)
    {
        var left = new List<int>();
        for (var round = 0; round < rounds; round++)
        {
            var (ann, ben) = (await CreateAsync(one, $"ann{round}"), await CreateAsync(one, $"ben{round}"));
            await using (var context = await one.OpenAsync())
            {
                await context.Users.Where(u => u.Id != ann && u.Id != ben).ExecuteUpdateAsync(row => row.SetProperty(u => u.IsDisabled, true));
            }

            await Task.WhenAll(
                Task.Run(() => DemoteAsync(one, ann, $"ben{round}")),
                Task.Run(() => DemoteAsync(other, ben, $"ann{round}")));
            left.Add(await CountAsync(one));
        }

        return left;
    }

    private static async Task<Guid> CreateAsync(ControlPlaneHost host, string name)
    {
        await using var scope = host.NewScope();
        var sent = new NewUser(name, $"{name}@example.test", Password: null, UserRole.GlobalAdmin, IsEmailConfirmed: true);
        return (await scope.ServiceProvider.GetRequiredService<UserRegistrar>().CreateAsync(sent, default)).Value.Id;
    }

    private static async Task DemoteAsync(ControlPlaneHost host, Guid admin, string username)
    {
        await using var scope = host.NewScope();
        await scope.ServiceProvider.GetRequiredService<IUserAdministration>().ChangeAsync(
            new UserAdministrator(admin, UserRole.GlobalAdmin, IsSession: true), username, new UserChange { Role = UserRole.User }, default);
    }

    private static async Task<int> CountAsync(ControlPlaneHost host)
    {
        await using var context = await host.OpenAsync();
        var role = AisbfRole.Of(UserRole.GlobalAdmin).Id;
        return await context.Set<IdentityUserRole<Guid>>().CountAsync(r => r.RoleId == role && context.Users.Any(u => u.Id == r.UserId && !u.IsDisabled));
    }
}
