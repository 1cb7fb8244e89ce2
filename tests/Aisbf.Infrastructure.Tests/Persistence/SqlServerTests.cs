using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Tests.Identity;
using Microsoft.EntityFrameworkCore;
using Testcontainers.MsSql;

namespace Aisbf.Infrastructure.Tests.Persistence;

/// <summary>The same promises on a real SQL Server, where containers can be run.</summary>
[Category("Container")]
public sealed class SqlServerTests
{
    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    private MsSqlContainer? _container;
    private ControlPlaneHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        try
        {
            _container = new MsSqlBuilder(Image).Build();
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            await _container.StartAsync(patience.Token);
        }
        catch (Exception e)
        {
            Assert.Ignore($"SQL Server was not tested: no container could be started ({e.GetType().Name}: {e.Message.Split('\n')[0]})");
        }

        _host = await ControlPlaneHost.StartAsync(
            KeyValuePair.Create<string, string?>("Aisbf:Database:Provider", "SqlServer"),
            KeyValuePair.Create<string, string?>("ConnectionStrings:Aisbf", _container!.GetConnectionString()));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_container is not null)
        {
            await _container.DisposeAsync();
        }
    }

    [Test]
    public async Task What_is_saved_is_found_with_its_secrets_and_by_case()
    {
        var store = _host!.Get<IResourceStore>();
        var secrets = new Dictionary<string, Secret> { ["api_key"] = new("sk-very-secret") };

        await store.SaveAsync(Owner.Global, ResourceKind.Provider, new ResourceDraft("case", "small", secrets), 0, default);
        await store.SaveAsync(Owner.Global, ResourceKind.Provider, new ResourceDraft("CASE", "large", secrets), 0, default);

        var found = await store.FindAsync(Owner.Global, ResourceKind.Provider, "case", default);
        found!.Document.ShouldBe("small");
        found.Secrets!["api_key"].Reveal().ShouldBe("sk-very-secret");
    }

    [Test]
    public async Task Of_writers_with_the_same_base_one_wins()
    {
        var store = _host!.Get<IResourceStore>();
        var draft = new ResourceDraft("raced", "{}", new Dictionary<string, Secret>());

        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            store.SaveAsync(Owner.Global, ResourceKind.Provider, draft, 0, default))));

        versions.Count(v => v is not null).ShouldBe(1);
    }

    [Test]
    public async Task Two_global_admins_who_demote_each_other_leave_one() =>
        (await MutualDemotion.RunAsync(_host!, _host!, rounds: 8)).ShouldAllBe(left => left == 1);

    [Test]
    public async Task The_migrations_leave_nothing_pending()
    {
        await using var context = await _host!.OpenAsync();

        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }
}
