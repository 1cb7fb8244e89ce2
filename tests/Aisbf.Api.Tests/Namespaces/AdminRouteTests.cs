using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>The operator's routes where they are not shared: for admins only.</summary>
internal sealed class AdminRouteTests : TenantFixture
{
    [TestCase(UserRole.Admin)]
    [TestCase(UserRole.GlobalAdmin)]
    public async Task An_admin_calls_and_sees_them_from_the_own_namespace(UserRole role)
    {
        using var admin = await Tenant.CreateAsync(App, NewId("admin"), role);
        (await admin.Client.ChatAsync("operators/own", path: "/api/user/chat/completions")).ShouldBeOk();
        (await admin.Client.ChatAsync("operators/own", path: $"{admin.Named}/chat/completions")).ShouldBeOk();
        Ids((await admin.Client.ReadAsync("/api/user/models")).ShouldBeOk()).ShouldBe(["operators/own"]);
    }

    [Test]
    public async Task An_admin_enters_the_namespaces_of_users_and_not_those_of_global_admins()
    {
        using var admin = await Tenant.CreateAsync(App, NewId("admin"), UserRole.Admin);
        using var global = await Tenant.CreateAsync(App, NewId("global"), UserRole.GlobalAdmin);
        (await admin.Client.ReadAsync($"{Ann.Named}/models")).ShouldBeOk();
        (await admin.Client.ReadAsync($"{global.Named}/models")).ShouldBeError(404, "not_found");
        (await global.Client.ReadAsync($"{admin.Named}/models")).ShouldBeOk();
    }

    [Test]
    public async Task A_user_does_neither()
    {
        (await Ann.Client.ChatAsync("operators/own", path: "/api/user/chat/completions")).ShouldBeError(404, "model_not_found");
        Ids((await Ann.Client.ReadAsync("/api/user/models")).ShouldBeOk()).ShouldBeEmpty();
        (await Ann.Client.ReadAsync("/api/user/operators/models")).ShouldBeError(404, "not_found");
    }

    protected override async Task ConfigureAsync()
    {
        await base.ConfigureAsync();
        await App.PutProviderAsync("operators", models: """[{"name":"own"}]""");
    }
}
