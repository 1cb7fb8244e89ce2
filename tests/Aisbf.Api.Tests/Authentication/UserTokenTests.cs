using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Authentication;

internal sealed class UserTokenTests : GatewayFixture
{
    [Test]
    public async Task A_persons_token_opens_the_data_plane_and_not_the_installations_configuration()
    {
        var alice = await App.CreateUserAsync("alice");
        using var client = await App.CreateUserClientAsync(alice);

        (await client.ReadAsync("/api/v1/models")).ShouldBeOk();
        (await client.ReadAsync("/api/admin/tokens")).Status.ShouldBe(403);
    }
}
