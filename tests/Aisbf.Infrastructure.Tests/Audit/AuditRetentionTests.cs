using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Audit;
using Aisbf.Infrastructure.Persistence.Audit;
using Aisbf.Infrastructure.Tests.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tests.Audit;

/// <summary>Old entries go and younger ones cannot be removed. Entries are put well into the past, because the database has a clock of its own.</summary>
internal sealed class AuditRetentionTests
{
    private static readonly DateTimeOffset Old = new(2020, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private ControlPlaneHost _host = null!;

    [SetUp]
    public async Task SetUp() => _host = await ControlPlaneHost.StartAsync();

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [Test]
    public async Task What_is_older_than_the_retention_goes_and_everything_else_stays()
    {
        var now = _host.Time.GetUtcNow();
        await AddAsync(1200, Old);
        await AddAsync(1, now.AddDays(-365).AddTicks(-1));
        await AddAsync(1, now.AddDays(-365));
        await AddAsync(3, now);

        (await _host.Get<AuditKeeper>().DeleteOldAsync(default)).ShouldBe(1201);

        (await TimesAsync()).ShouldBe([now.AddDays(-365), now, now, now]);
        (await _host.Get<AuditKeeper>().DeleteOldAsync(default)).ShouldBe(0);
    }

    [Test]
    public async Task Without_retention_nothing_goes()
    {
        await using var host = await _host.StartAnotherAsync(KeyValuePair.Create<string, string?>("Aisbf:Audit:RetentionDays", "0"));
        await AddAsync(2, Old);
        (await host.Get<AuditKeeper>().DeleteOldAsync(default)).ShouldBe(0);
        (await TimesAsync()).Count.ShouldBe(2);
    }

    [TestCase("-1")]
    [TestCase("1")]
    [TestCase("6")]
    [TestCase("40000")]
    public async Task A_retention_that_the_database_would_refuse_is_refused_at_the_start(string days)
    {
        await using var host = await _host.StartAnotherAsync(KeyValuePair.Create<string, string?>("Aisbf:Audit:RetentionDays", days));
        Should.Throw<OptionsValidationException>(() => host.Get<IOptions<AuditOptions>>().Value).Message.ShouldContain("RetentionDays");
    }

    [TestCase("DELETE FROM audit_log")]
    [TestCase("UPDATE audit_log SET detail = 'forged'")]
    [TestCase("UPDATE audit_log SET at = 1")]
    [TestCase("INSERT OR REPLACE INTO audit_log SELECT id, at, action, succeeded, owner_id, 'forged', detail, actor_kind, actor_id, actor_name, token_id, impersonator_id, address FROM audit_log")]
    [TestCase("UPDATE audit_retention SET kept_from = 9000000000000000000")]
    [TestCase("UPDATE audit_retention SET kept_from = (strftime('%s','now') * 10000000) + 621355968000000000")]
    [TestCase("INSERT INTO audit_retention (id, kept_from) VALUES (2, 9000000000000000000)")]
    [TestCase("INSERT OR REPLACE INTO audit_retention (id, kept_from) VALUES (1, 9000000000000000000)")]
    [TestCase("DELETE FROM audit_retention")]
    public async Task The_database_refuses_to_remove_or_change_young_entries(string statement)
    {
        await AddAsync(1, TimeProvider.System.GetUtcNow());
        await RefusedAsync(statement);
        (await TimesAsync()).Count.ShouldBe(1);
    }

    [Test]
    public async Task Entries_of_the_last_days_stay_even_if_the_retention_could_be_forged()
    {
        await AddAsync(1, TimeProvider.System.GetUtcNow().AddDays(-AuditOptions.LeastRetentionDays).AddHours(1));
        await using var context = await _host.OpenAsync();
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_retention_moves_forward; UPDATE audit_retention SET kept_from = 9000000000000000000");
        await RefusedAsync("DELETE FROM audit_log");
    }

    [Test]
    public async Task The_retention_only_moves_forward()
    {
        await AddAsync(1, Old);
        await _host.Get<AuditKeeper>().DeleteOldAsync(default);
        await RefusedAsync("UPDATE audit_retention SET kept_from = kept_from - 1");
        await RefusedAsync("UPDATE audit_retention SET id = 2");
    }

    [Test]
    public async Task An_old_entry_can_be_removed_only_behind_the_retention()
    {
        await AddAsync(1, Old);
        await RefusedAsync("DELETE FROM audit_log");
        await RefusedAsync("UPDATE audit_log SET detail = 'forged'");
    }

    private async Task RefusedAsync(string statement)
    {
        await using var context = await _host.OpenAsync();
        (await Should.ThrowAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync(statement))).Message.ShouldContain("audit log");
    }

    private async Task AddAsync(int count, DateTimeOffset at)
    {
        await using var context = await _host.OpenAsync();
        context.AddRange(Enumerable.Range(0, count).Select(_ => new AuditRow { At = at, Action = AuditActions.ProviderSaved, Target = "t", ActorName = "a" }));
        await context.SaveChangesAsync();
    }

    private async Task<List<DateTimeOffset>> TimesAsync()
    {
        await using var context = await _host.OpenAsync();
        return await context.AuditLog.OrderBy(a => a.Id).Select(a => a.At).ToListAsync();
    }
}
