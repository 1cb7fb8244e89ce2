using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>One gateway with two users, who may reach the simulator on this machine.</summary>
internal abstract class TenantFixture : GatewayFixture
{
    protected Tenant Ann { get; private set; } = null!;

    protected Tenant Ben { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true",
    };

    [OneTimeTearDown]
    public void DisposeTenants()
    {
        Ann?.Dispose();
        Ben?.Dispose();
    }

    protected override async Task ConfigureAsync()
    {
        Ann = await Tenant.CreateAsync(App, "ann");
        Ben = await Tenant.CreateAsync(App, "ben");
    }

    protected static IEnumerable<string?> Ids(Answer answer) =>
        answer.Json.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString());
}
