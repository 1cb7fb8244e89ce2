using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Tests.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Infrastructure.Tests.Identity;

internal sealed class UserAdministrationTests
{
    private static readonly UserAdministrator Operator = new(null, UserRole.GlobalAdmin, IsSession: false);

    [Test]
    public async Task Two_instances_leave_one_global_admin()
    {
        await using var one = await ControlPlaneHost.StartAsync();
        await using var other = await one.StartAnotherAsync();
        (await MutualDemotion.RunAsync(one, other, rounds: 8)).ShouldAllBe(left => left == 1);
    }

    [Test]
    public async Task Whoever_lost_the_rights_since_the_request_came_changes_nothing()
    {
        await using var host = await ControlPlaneHost.StartAsync();
        var (boss, admin) = (await CreateAsync(host, "boss", UserRole.GlobalAdmin), await CreateAsync(host, "aurelia", UserRole.Admin));
        await CreateAsync(host, "person", UserRole.User);
        var stale = new UserAdministrator(admin.Id, UserRole.GlobalAdmin, IsSession: true);

        (await ChangeAsync(host, stale, "boss", new UserChange { IsEnabled = false })).Error!.Code.ShouldBe(ErrorCode.PermissionDenied);
        (await ChangeAsync(host, Operator, "aurelia", new UserChange { IsEnabled = false })).IsSuccess.ShouldBeTrue();
        (await ChangeAsync(host, stale, "person", new UserChange { IsEnabled = false })).Error!.Code.ShouldBe(ErrorCode.PermissionDenied);
        (await ChangeAsync(host, new UserAdministrator(boss.Id, UserRole.GlobalAdmin, IsSession: true), "person", new UserChange { IsEnabled = false })).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task The_last_global_admin_does_not_remove_the_own_account()
    {
        await using var host = await ControlPlaneHost.StartAsync();
        await CreateAsync(host, "only", UserRole.GlobalAdmin);
        (await DeleteOwnAsync(host, "only")).Error!.Code.ShouldBe(ErrorCode.Conflict);
        await CreateAsync(host, "second", UserRole.GlobalAdmin);
        (await DeleteOwnAsync(host, "only")).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task A_person_has_one_role_after_a_change()
    {
        await using var host = await ControlPlaneHost.StartAsync();
        await CreateAsync(host, "person", UserRole.User);
        var changed = (await ChangeAsync(host, Operator, "PERSON", new UserChange { Role = UserRole.Admin })).Value;

        changed.Account.Role.ShouldBe(UserRole.Admin);
        changed.Former.Role.ShouldBe(UserRole.User);
        changed.Done.ShouldBe([UserAction.ChangeRole]);
        await using var context = await host.OpenAsync();
        context.UserRoles.Where(r => r.UserId == changed.Account.Id).ShouldHaveSingleItem().RoleId.ShouldBe(AisbfRole.Of(UserRole.Admin).Id);
    }

    [TestCase("%", "\\%")]
    [TestCase("_", "\\_")]
    [TestCase("[a-z]", "\\[a-z]")]
    [TestCase("\\", "\\\\")]
    [TestCase("\\%", "\\\\\\%")]
    [TestCase("plain", "plain")]
    public void A_text_stands_for_itself_in_a_pattern(string text, string expected) =>
        LikePattern.Containing(text).ShouldBe($"%{expected}%");

    private static async Task<AisbfUser> CreateAsync(ControlPlaneHost host, string name, UserRole role)
    {
        await using var scope = host.NewScope();
        var sent = new NewUser(name, $"{name}@example.test", Password: null, role, IsEmailConfirmed: true);
        return (await scope.ServiceProvider.GetRequiredService<UserRegistrar>().CreateAsync(sent, default)).Value;
    }

    private static async Task<Result<ChangedUser>> ChangeAsync(ControlPlaneHost host, UserAdministrator admin, string username, UserChange change)
    {
        await using var scope = host.NewScope();
        return await scope.ServiceProvider.GetRequiredService<IUserAdministration>().ChangeAsync(admin, username, change, default);
    }

    private static async Task<Result<Unit>> DeleteOwnAsync(ControlPlaneHost host, string username)
    {
        await using var scope = host.NewScope();
        var context = scope.ServiceProvider.GetRequiredService<AisbfDbContext>();
        var user = context.Users.Single(u => u.UserName == username);
        return await scope.ServiceProvider.GetRequiredService<UserRegistrar>().DeleteAsync(user, default);
    }
}
