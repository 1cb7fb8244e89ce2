using System.Text;
using Aisbf.Application.Audit;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Autoselects.DeleteAutoselect;
using Aisbf.Application.Autoselects.PutAutoselect;
using Aisbf.Application.Configuration;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.DeleteProvider;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.DeleteRotation;
using Aisbf.Application.Rotations.PutRotation;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.Tokens.DeleteToken;
using Aisbf.Application.Tokens.RotateToken;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Tests.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Aisbf.Infrastructure.Tests.Audit;

/// <summary>Clients that hang up right after their change was made.</summary>
internal sealed class CancelledCommandTests
{
    private const string Files = """
        {"providers":{"new-a":{"type":"openai"},"new-b":{"type":"openai"},"p":{"type":"openai","name":"other"}},
         "rotations":{"new-r":{"providers":[{"provider_id":"new-a"}]}}}
        """;

    private ControlPlaneHost _host = null!;

    [SetUp]
    public async Task StartHost() => _host = await ControlPlaneHost.StartAsync();

    [TearDown]
    public ValueTask StopHost() => _host.DisposeAsync();

    private static IEnumerable<TestCaseData> Commands()
    {
        yield return Case(AuditActions.ProviderSaved, _ => Send(new PutProviderCommand(Owner.Global, "q", Provider(), Precondition.None)));
        yield return Case(AuditActions.ProviderRemoved, _ => Send(new DeleteProviderCommand(Owner.Global, "p", Precondition.None, Force: true)));
        yield return Case(AuditActions.RotationSaved, _ => Send(new PutRotationCommand(Owner.Global, "s", ControlPlaneHost.Document<RotationDto>("{}"), Precondition.None)));
        yield return Case(AuditActions.RotationRemoved, _ => Send(new DeleteRotationCommand(Owner.Global, "r", Precondition.None, Force: true)));
        yield return Case(AuditActions.AutoselectSaved, _ => Send(new PutAutoselectCommand(Owner.Global, "b", ControlPlaneHost.Document<AutoselectDto>("{}"), Precondition.None)));
        yield return Case(AuditActions.AutoselectRemoved, _ => Send(new DeleteAutoselectCommand(Owner.Global, "a", Precondition.None, Force: true)));
        yield return Case(AuditActions.TokenCreated, _ => Send(new CreateTokenCommand(Caller.Anonymous, Owner.Global, new NewTokenDto())));
        yield return Case(AuditActions.TokenRotated, token => Send(new RotateTokenCommand(Caller.Anonymous, Owner.Global, token, new TokenRotationDto())));
        yield return Case(AuditActions.TokenRevoked, token => Send(new DeleteTokenCommand(Owner.Global, token)));
        yield return Case(AuditActions.ConfigurationImported, _ => Send(new ImportConfigurationCommand(Owner.Global, Encoding.UTF8.GetBytes(Files))));
    }

    [TestCaseSource(nameof(Commands))]
    public async Task A_change_whose_caller_hangs_up_is_on_record(string action, Func<Guid, Func<IMediator, CancellationToken, Task>> make)
    {
        await PrepareAsync();
        var token = (await _host.CreateTokenAsync(Owner.Global)).Id;
        using var caller = new CancellationTokenSource();
        await using var scope = _host.NewScope();
        _host.Writes.AfterWrite = caller.Cancel;

        try
        {
            await make(token)(scope.ServiceProvider.GetRequiredService<IMediator>(), caller.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller need not be told; the record is what counts.
        }

        caller.IsCancellationRequested.ShouldBeTrue("The change was not made.");
        await using var context = await _host.OpenAsync();
        (await context.AuditLog.Where(entry => entry.Action == action).CountAsync()).ShouldBe(1 + Before(action));
    }

    [Test]
    public async Task An_import_that_cannot_be_put_on_record_leaves_nothing()
    {
        await PrepareAsync();
        await using (var context = await _host.OpenAsync())
        {
            await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER no_audit BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'full'); END");
        }

        await Should.ThrowAsync<Exception>(() => _host.SendAsync(new ImportConfigurationCommand(Owner.Global, Encoding.UTF8.GetBytes(Files))));

        await using var after = await _host.OpenAsync();
        (await after.Providers.Select(p => p.Id).ToListAsync()).ShouldBe(["p"]);
        (await after.Rotations.Select(r => r.Id).ToListAsync()).ShouldBe(["r"]);
        (await after.Providers.SingleAsync()).Document.ShouldNotContain("other");
    }

    [Test]
    public async Task An_import_cut_off_in_the_middle_of_its_writing_leaves_nothing()
    {
        await PrepareAsync();
        _host.Writes.AfterWrite = () => throw new InvalidOperationException("cut off");

        await Should.ThrowAsync<Exception>(() => _host.SendAsync(new ImportConfigurationCommand(Owner.Global, Encoding.UTF8.GetBytes(Files))));

        await using var after = await _host.OpenAsync();
        (await after.Providers.Select(p => p.Id).ToListAsync()).ShouldBe(["p"]);
        (await after.AuditLog.Where(entry => entry.Action == AuditActions.ConfigurationImported).CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task A_large_import_is_one_change()
    {
        var providers = string.Join(',', Enumerable.Range(0, 1500).Select(i => $$"""
            "p{{i}}":{"type":"openai","api_key":"sk-0123456789-{{i}}"}
            """));
        _host.Routes.ClearReceivedCalls();

        var report = (await _host.SendAsync(new ImportConfigurationCommand(Owner.Global, Encoding.UTF8.GetBytes("{\"providers\":{" + providers + "}}")))).Value;

        report.Created.ShouldBe(1500);
        _host.Routes.Received(1).Invalidate(Owner.Global);
    }

    private static int Before(string action) => action is AuditActions.ProviderSaved or AuditActions.RotationSaved or AuditActions.AutoselectSaved
        or AuditActions.TokenCreated ? 1 : 0;

    private async Task PrepareAsync()
    {
        (await _host.SendAsync(new PutProviderCommand(Owner.Global, "p", Provider(), Precondition.None))).IsSuccess.ShouldBeTrue();
        (await _host.SendAsync(new PutRotationCommand(Owner.Global, "r", ControlPlaneHost.Document<RotationDto>("{}"), Precondition.None))).IsSuccess.ShouldBeTrue();
        (await _host.SendAsync(new PutAutoselectCommand(Owner.Global, "a", ControlPlaneHost.Document<AutoselectDto>("{}"), Precondition.None))).IsSuccess.ShouldBeTrue();
    }

    private static ProviderDto Provider() => ControlPlaneHost.Document<ProviderDto>("""{"type":"openai","api_key":"sk-0123456789abcdef"}""");

    private static Func<IMediator, CancellationToken, Task> Send<T>(IRequest<T> request) => (mediator, token) => mediator.Send(request, token);

    private static TestCaseData Case(string action, Func<Guid, Func<IMediator, CancellationToken, Task>> make) => new TestCaseData(action, make).SetArgDisplayNames(action);
}
