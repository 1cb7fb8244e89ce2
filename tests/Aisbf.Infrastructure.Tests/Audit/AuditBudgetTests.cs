using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Audit;
using Aisbf.Infrastructure.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Tests.Audit;

internal sealed class AuditBudgetTests
{
    private const int Most = 10;

    private static readonly string[] AlwaysRecorded =
    [
        AuditActions.RoleChanged, AuditActions.AccountEnabled, AuditActions.AccountDisabled, AuditActions.AccountDeleted, AuditActions.PasswordSet,
        AuditActions.PasswordChanged, AuditActions.PasswordReset, AuditActions.EmailChanged, AuditActions.TwoFactorDisabled,
        AuditActions.ImpersonationStarted, AuditActions.ImpersonationEnded,
    ];

    private ControlPlaneHost _host = null!;

    [SetUp]
    public async Task SetUp() => _host = await ControlPlaneHost.StartAsync(KeyValuePair.Create<string, string?>("Aisbf:Audit:EntriesPerHour", $"{Most}"));

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [Test]
    public async Task What_an_actor_does_beyond_the_bound_is_one_summary_when_the_hour_is_over()
    {
        var actor = Token();
        for (var i = 0; i < 50; i++)
        {
            await AppendAsync(actor, AuditActions.ProviderSaved);
            await AppendAsync(actor, AuditActions.TokenCreated, succeeded: i % 2 == 0);
        }

        (await RowsAsync()).Count.ShouldBe(Most, "the last of them says that the rest is counted");
        (await RowsAsync())[^1].ShouldBe((AuditActions.AuditLimited, $"{Most} entries in this hour; what follows is summarized when the hour is over"));
        await _host.Get<AuditKeeper>().SummarizeAsync(all: false, default);
        (await RowsAsync()).Count.ShouldBe(Most, "the hour is not over");

        _host.Time.Advance(TimeSpan.FromHours(1));
        await _host.Get<AuditKeeper>().SummarizeAsync(all: false, default);
        await _host.Get<AuditKeeper>().SummarizeAsync(all: false, default);
        var rows = await RowsAsync();
        rows.Count.ShouldBe(Most + 1);
        rows[^1].ShouldBe((AuditActions.AuditSummarized, "91 more in the hour from 2026-03-01 12:00 UTC: token.created 46 (23 failed), provider.saved 45"));

        await AppendAsync(actor, AuditActions.ProviderSaved);
        (await RowsAsync())[^1].Action.ShouldBe(AuditActions.ProviderSaved, "another hour has entries of its own");
    }

    [Test]
    public async Task Nothing_is_summarized_of_an_actor_within_the_bound()
    {
        for (var i = 0; i < Most - 1; i++)
        {
            await AppendAsync(Token(), AuditActions.ProviderSaved);
        }

        await _host.Get<AuditKeeper>().SummarizeAsync(all: true, default);
        (await RowsAsync()).ShouldAllBe(row => row.Action == AuditActions.ProviderSaved);
    }

    [TestCaseSource(nameof(AlwaysRecorded))]
    public async Task What_changes_anybodys_rights_always_has_an_entry_of_its_own(string action)
    {
        var actor = Token();
        for (var i = 0; i < 2 * Most; i++)
        {
            await AppendAsync(actor, AuditActions.SignInFailed, succeeded: false);
        }

        await AppendAsync(actor, action);
        (await RowsAsync())[^1].Action.ShouldBe(action);
        await AppendAsync(actor, action, succeeded: false);
        (await RowsAsync()).Count.ShouldBe(Most + 1, "what was refused changed nothing");
    }

    [TestCase("192.0.2.1", "192.0.2.1", true)]
    [TestCase("192.0.2.1", "192.0.2.2", false)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    public async Task Strangers_are_told_apart_by_their_networks(string first, string second, bool same)
    {
        for (var i = 0; i < Most; i++)
        {
            await AppendAsync(Stranger(first), AuditActions.SignInFailed, succeeded: false);
        }

        await AppendAsync(Stranger(second), AuditActions.SignInFailed, succeeded: false);
        (await RowsAsync()).Count.ShouldBe(same ? Most : Most + 1);
    }

    [Test]
    public async Task All_tokens_and_sessions_of_a_person_are_one_actor_and_the_process_is_not_bounded()
    {
        var person = Guid.NewGuid();
        for (var i = 0; i < 2 * Most; i++)
        {
            await AppendAsync(new Actor(i % 2 == 0 ? ActorKind.Session : ActorKind.UserToken, person, "ada", Guid.NewGuid()), AuditActions.ProviderSaved);
        }

        (await RowsAsync()).Count.ShouldBe(Most);
        for (var i = 0; i < 2 * Most; i++)
        {
            await AppendAsync(Actor.System, AuditActions.AccountCreated);
        }

        (await RowsAsync()).Count.ShouldBe(3 * Most);
    }

    [Test]
    public async Task Stopping_writes_the_summaries_that_are_due_later()
    {
        for (var i = 0; i < 2 * Most; i++)
        {
            await AppendAsync(Stranger("192.0.2.1"), AuditActions.SignInFailed, succeeded: false);
        }

        await _host.Get<AuditKeeper>().StopAsync(default);
        (await RowsAsync())[^1].ShouldBe((AuditActions.AuditSummarized, "11 more in the hour from 2026-03-01 12:00 UTC: session.refused 11 (11 failed)"));
    }

    private static readonly Guid TokenId = Guid.NewGuid();

    private static Actor Token() => new(ActorKind.OperatorToken, null, "operator", TokenId);

    private static Actor Stranger(string address) => new(ActorKind.Anonymous, null, "anonymous", Address: address);

    private Task AppendAsync(Actor actor, string action, bool succeeded = true) =>
        _host.Get<IAuditLog>().AppendAsync(new AuditEvent(action, Owner.Global, "target", succeeded) { Actor = actor }, default);

    private async Task<List<(string Action, string? Detail)>> RowsAsync()
    {
        await using var context = await _host.OpenAsync();
        return [.. (await context.AuditLog.AsNoTracking().OrderBy(a => a.Id).ToListAsync()).Select(a => (a.Action, a.Detail))];
    }
}
