using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;
using Aisbf.Domain.Routing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Clients;

/// <summary>
/// A gateway with a provider, a rotation and an autoselect for each upstream dialect, once the operator's and once a user's,
/// and a record of the routes that its clients reach.
/// </summary>
internal abstract class ClientFixture : GatewayFixture
{
    protected static readonly string[] Dialects = ["openai", "anthropic", "google", "ollama"];

    protected ReachedRoutes Reached { get; } = new();

    protected string Token { get; private set; } = "";

    protected string UserToken { get; private set; } = "";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" };

    protected override void Register(IServiceCollection services) => services.AddSingleton<IStartupFilter>(Reached);

    protected override async Task ConfigureAsync()
    {
        using var ann = await Tenant.CreateAsync(App, "ann");
        foreach (var dialect in Dialects)
        {
            var provider = $$"""{"type":"{{dialect}}","endpoint":"{{App.Endpoint(dialect)}}","api_key":"key-of-ann","models":[{"name":"sim"}]}""";
            var rotation = $$"""{"providers":[{"provider_id":"{{dialect}}","models":[{"name":"sim","weight":1}]}]}""";
            var autoselect = $$"""{"fallback":"{{dialect}}/sim","available_models":[{"model_id":"{{dialect}}/sim","description":"Anything"}]}""";
            await App.PutProviderAsync(dialect, dialect);
            await App.PutAsync($"/api/admin/rotations/pool-{dialect}", rotation);
            await App.PutAsync($"/api/admin/autoselects/pick-{dialect}", autoselect);
            await ann.PutAsync($"/api/user/providers/{dialect}", provider);
            await ann.PutAsync($"/api/user/rotations/pool-{dialect}", rotation);
            await ann.PutAsync($"/api/user/autoselects/pick-{dialect}", autoselect);
        }

        (Token, UserToken) = (await App.CreateTokenAsync(), ann.Token);
    }

    /// <summary>Every base URL with what a dialect's model is called there; those of the routes that all share are the library's to say.</summary>
    protected IEnumerable<(string Path, string Token, string Model)> Families(string dialect, params string[] shared) =>
    [
        .. shared.Select(path => (path, Token, $"{dialect}/sim")),
        (shared[0], Token, $"rotation/pool-{dialect}"),
        (shared[0], Token, $"autoselect/pick-{dialect}"),
        ($"/api/{dialect}", Token, "sim"),
        ("/api/rotations", Token, $"pool-{dialect}"),
        ("/api/autoselect", Token, $"pick-{dialect}"),
        ("/api/user", UserToken, $"user-provider/{dialect}/sim"),
        ("/api/u/ann", UserToken, $"user-rotation/pool-{dialect}"),
        ("/api/u/ann", UserToken, $"user-autoselect/pick-{dialect}"),
    ];

    protected ClientCalls Calls(string path, string token, IReadOnlyList<string> groups, params IReadOnlyList<string> models) =>
        new(new Uri(App.Address, path), token, groups, models);

    /// <summary>Whoever asked for the model has left, and the upstream knows. A client that does not wait long may not have got that far.</summary>
    protected async Task ShouldHaveBeenAbortedAsync(string model, int atLeast)
    {
        var calls = Journal.Requests.Where(call => call.Model.StartsWith(model, StringComparison.Ordinal)).ToList();
        calls.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        await Eventually.HoldsAsync(() => calls.All(call => call.Aborted));
    }

    /// <summary>The client was answered at all routes of those surfaces, but for those that no base URL leads it to.</summary>
    protected void ShouldHaveReached(string client, IReadOnlySet<Surface> surfaces, Func<string, bool>? isOutOfReach = null)
    {
        var routes = ReachedRoutes.Of(App.Services.GetRequiredService<EndpointDataSource>(), surfaces).ToList();
        routes.ShouldNotBeEmpty();
        routes.Except(Reached.By(client)).ShouldBe(routes.Where(isOutOfReach ?? (_ => false)), ignoreOrder: true);
    }
}
