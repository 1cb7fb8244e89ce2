using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Gateway;
using Aisbf.Simulator.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>The operator's routes, shared with users.</summary>
internal sealed class GlobalRouteTests : TenantFixture
{
    private readonly CollectedUsage _usage = new();

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Aisbf:Tenancy:UsersMayUseGlobalRoutes"] = "true" };

    [TestCase("operators/own", "operators")]
    [TestCase("own", "operators")]
    [TestCase("shared-pool", "operators")]
    [TestCase("rotation/shared-pool", "operators")]
    public async Task A_name_that_the_namespace_does_not_have_is_the_operators(string model, string provider)
    {
        foreach (var path in new[] { "/api/user/chat/completions", "/api/u/ann/chat/completions", "/v1/chat/completions" })
        {
            Journal.Clear();
            (await Ann.Client.ChatAsync(model, path: path)).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe(provider);
            Journal.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBe($"Bearer key-of-{provider}");
        }
    }

    [TestCase("both/sim")]
    [TestCase("both/only-the-operators")]
    [TestCase("sim")]
    [TestCase("pool")]
    [TestCase("rotation/pool")]
    public async Task The_users_own_names_go_before_the_operators(string model)
    {
        Journal.Clear();
        (await Ann.Client.ChatAsync(model)).ShouldBeOk();
        Journal.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBe($"Bearer {Ann.KeyOf("both")}");
    }

    [TestCase("user-provider/operators/own")]
    [TestCase("user-rotation/shared-pool")]
    [TestCase("user-rotation/shared-pool/own")]
    public async Task A_name_that_says_that_it_is_the_users_own_is_never_the_operators(string model)
    {
        (await Ann.Client.ChatAsync(model)).ShouldBeError(404, "model_not_found");
        (await Ann.Client.PostAsync(GatewayApp.Chat(model), "/api/user/routes/explain")).ShouldBeProblem(404, "model_not_found", "model");
        (await Ann.Client.ChatAsync(model, path: "/api/operators/chat/completions")).ShouldBeError(404, "not_found");
        (await Ann.Client.ChatAsync(model, path: "/api/rotations/chat/completions")).ShouldBeError(404, "model_not_found");
    }

    [Test]
    public async Task Lists_have_the_users_own_entries_and_then_what_else_can_be_called()
    {
        foreach (var path in new[] { "/api/user/models", "/api/u/ann/models", "/v1/models" })
        {
            var entries = (await Ann.Client.ReadAsync(path)).ShouldBeOk().Json.GetProperty("data").EnumerateArray()
                .Select(m => (m.GetProperty("id").GetString(), m.GetProperty("source").GetString()));
            entries.ShouldBe([
                ("both/sim", "user_config"), ("rotation/pool", "user_config"),
                ("fragile/m", "global"), ("operators/own", "global"), ("rotation/shared-pool", "global")]);
        }

        (await Ann.Client.ReadAsync("/api/user/models/operators%2Fown")).ShouldBeOk().Json.GetProperty("source").GetString().ShouldBe("global");
        Ids((await Ann.Client.ReadAsync("/api/user/operators/models")).ShouldBeOk()).ShouldBe(["operators/own"]);
        Ids((await Ann.Client.ReadAsync("/api/user/both/models")).ShouldBeOk()).ShouldBe(["both/sim"]);
        (await Ann.Client.ReadAsync("/api/user/providers")).ShouldBeOk().Json.GetProperty("providers").TryGetProperty("operators", out _).ShouldBeFalse();
    }

    [Test]
    public async Task Health_is_the_operators_and_usage_the_callers()
    {
        App.Simulator.Rules.Add(new SimRule("status=500") { Key = "key-of-fragile", Times = 3 });
        _usage.Clear();
        for (var i = 0; i < 3; i++)
        {
            (await Ann.Client.ChatAsync("fragile/m")).ShouldBeError(502, "upstream_error");
        }

        // One tenant's failing requests close a shared provider for that tenant only.
        (await Ann.Client.ChatAsync("fragile/m")).ShouldBeError(503, "upstream_unavailable");
        (await Ben.Client.ChatAsync("fragile/m")).ShouldBeOk();
        (await Caller.ChatAsync("fragile/m")).ShouldBeOk();

        // Put on record after the answer has gone out.
        await Eventually.HoldsAsync(() => _usage.Callers.Count == 6);
        _usage.Callers.ShouldBe([Ann.User.Id, Ann.User.Id, Ann.User.Id, Ann.User.Id, Ben.User.Id, null], ignoreOrder: true);
    }

    protected override void Register(IServiceCollection services) => services.AddSingleton<IUsageSink>(_usage);

    protected override async Task ConfigureAsync()
    {
        await base.ConfigureAsync();
        await App.PutProviderAsync("operators", models: """[{"name":"own"}]""");
        await App.PutProviderAsync("fragile", models: """[{"name":"m"}]""");
        await App.PutProviderAsync("both", models: """[{"name":"sim"},{"name":"only-the-operators"}]""");
        await App.PutRotationAsync("pool", "", "both:sim:1");
        await App.PutRotationAsync("shared-pool", "", "operators:own:1");
        await Ann.PutProviderAsync("both");
        await Ann.PutRotationAsync("pool", "both:sim:1");
    }

    private sealed class CollectedUsage : IUsageSink
    {
        private readonly List<Guid?> _callers = [];

        public IReadOnlyList<Guid?> Callers
        {
            get
            {
                lock (_callers)
                {
                    return [.. _callers];
                }
            }
        }

        public void Clear()
        {
            lock (_callers)
            {
                _callers.Clear();
            }
        }

        public void Record(in UsageRecord record)
        {
            lock (_callers)
            {
                _callers.Add(record.Caller.Owner.UserId);
            }
        }
    }
}
