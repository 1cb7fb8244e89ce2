using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Accounts.PurgeSignUps;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class PurgeTests : AccountFixture
{
    [Test]
    public async Task Only_accounts_that_nobody_verified_or_used_for_two_weeks_go()
    {
        await SignUpAsync("stale");
        var used = await SignUpAsync("used");
        await ChangeAsync(used, (users, row) =>
        {
            row.LastSignedInAt = Clock.GetUtcNow();
            return users.UpdateAsync(row);
        });
        var promoted = await SignUpAsync("promoted");
        await ChangeAsync(promoted, (users, row) => users.AddToRoleAsync(row, nameof(UserRole.Admin)));
        await App.CreateUserAsync("verified");
        await CreateByAdminAsync("invited");
        Clock.Advance(TimeSpan.FromDays(14));
        await SignUpAsync("recent");
        (await PurgeAsync()).ShouldBe(0, "the fourteenth day is not over");
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await PurgeAsync()).ShouldBe(1);

        var users = App.Services.GetRequiredService<IUserDirectory>();
        (await users.FindAsync("stale", default)).ShouldBeNull();
        foreach (var name in new[] { "used", "promoted", "verified", "invited", "recent" })
        {
            (await users.FindAsync(name, default)).ShouldNotBeNull(name);
        }

        (await AuditAsync(AuditActions.AccountDeleted)).Single(e => e.Event.Target == "stale").Actor.Kind.ShouldBe(ActorKind.System);
    }

    [Test]
    public async Task It_happens_by_itself_every_hour()
    {
        await SignUpAsync("forgotten");
        Clock.Advance(TimeSpan.FromDays(15));

        await Eventually.HoldsAsync(async () => await App.Services.GetRequiredService<IUserDirectory>().FindAsync("forgotten", default) is null);
    }

    private async Task<int> PurgeAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PurgeSignUpsCommand())).Value;
    }

    private async Task CreateByAdminAsync(string username)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var sent = new NewUser(username, $"{username}@example.test", "correct horse battery", UserRole.User, IsEmailConfirmed: false, CreatedBy: Guid.NewGuid());
        (await scope.ServiceProvider.GetRequiredService<UserRegistrar>().CreateAsync(sent, default)).IsSuccess.ShouldBeTrue();
    }
}
