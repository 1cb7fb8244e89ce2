using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Tokens;

internal sealed class TwoInstanceTests : GatewayFixture
{
    private GatewayApp _other = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:Sync:Interval"] = "00:00:00.100" };

    protected override async Task ConfigureAsync() =>
        _other = await GatewayApp.StartAsync(new Dictionary<string, string>(Settings) { ["Aisbf:DataDirectory"] = App.DataDirectory });

    [OneTimeTearDown]
    public async Task StopOther()
    {
        if (_other is not null)
        {
            await _other.DisposeAsync();
        }
    }

    [Test]
    public async Task A_token_works_and_stops_on_the_other_instance()
    {
        var ann = await App.CreateUserAsync("ann");
        using var here = await App.CreateUserClientAsync(ann);
        var created = (await here.PostJsonAsync("/api/user/tokens", "{}")).ShouldHaveStatus(201).Json;
        using var there = _other.ClientFor(created.GetProperty("token").GetString()!);
        await Eventually.HoldsAsync(async () => (await there.ReadAsync("/api/v1/models")).Status == 200);

        (await here.RemoveAsync($"/api/user/tokens/{created.GetProperty("id").GetString()}")).ShouldHaveStatus(204);

        await Eventually.HoldsAsync(async () => (await there.ReadAsync("/api/v1/models")).Status == 401);
    }

    [Test]
    public async Task A_provider_is_called_and_gone_on_the_other_instance()
    {
        (await _other.Admin.ChatAsync("late/sim")).Status.ShouldBe(404);
        await App.PutProviderAsync("late");
        await Eventually.HoldsAsync(async () => (await _other.Admin.ChatAsync("late/sim")).Status == 200);

        (await App.Admin.RemoveAsync("/api/admin/providers/late")).ShouldHaveStatus(204);

        await Eventually.HoldsAsync(async () => (await _other.Admin.ChatAsync("late/sim")).Status == 404);
    }
}
