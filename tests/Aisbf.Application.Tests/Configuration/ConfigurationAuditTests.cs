using Aisbf.Application.Audit;
using Aisbf.Application.Autoselects.DeleteAutoselect;
using Aisbf.Application.Configuration;
using Aisbf.Application.Configuration.ExportConfiguration;
using Aisbf.Application.Providers.DeleteProvider;
using Aisbf.Application.Rotations.DeleteRotation;
using Aisbf.Domain.Tenancy;
using NSubstitute;

namespace Aisbf.Application.Tests.Configuration;

internal sealed class ConfigurationAuditTests
{
    private const string Canary = "sk-canary-of-the-audit-log";
    private static readonly Owner Somebody = Owner.OfUser(new Guid("00000000-0000-0000-0000-000000000007"));

    private ControlPlane _plane = null!;

    [SetUp]
    public void SetUp() => _plane = new ControlPlane();

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [Test]
    public async Task What_a_save_did_is_on_record_and_whether_a_secret_was_changed_but_not_the_secret()
    {
        await _plane.PutProviderAsync("openai", Provider(Canary), owner: Somebody);
        await _plane.PutProviderAsync("openai", Provider(Canary, "renamed"), owner: Somebody);
        await _plane.PutProviderAsync("openai", Provider(Canary + "2", "renamed"), owner: Somebody);
        await _plane.PutProviderAsync("openai", Provider("", "renamed"), owner: Somebody);

        Recorded.Select(e => e.Detail).ShouldBe(
            ["created, version 101, with a secret changed", "updated, version 102", "updated, version 103, with a secret changed", "updated, version 104, with a secret changed"]);
        Recorded.ShouldAllBe(e => e.Action == AuditActions.ProviderSaved && e.Owner == Somebody && e.Target == "openai" && e.Succeeded);
        Recorded.ShouldAllBe(e => !e.ToString().Contains("canary", StringComparison.Ordinal));
    }

    [Test]
    public async Task What_changes_nothing_is_not_on_record()
    {
        await _plane.PutProviderAsync("openai", Provider(Canary));
        _plane.Audit.ClearReceivedCalls();

        await _plane.PutProviderAsync("openai", Provider(Canary));
        (await _plane.PutProviderAsync("openai", Provider(Canary, type: "no_such_type"))).IsSuccess.ShouldBeFalse();
        (await _plane.SendAsync(new DeleteProviderCommand(Owner.Global, "no-such", Precondition.None, Force: false))).IsSuccess.ShouldBeFalse();

        Recorded.ShouldBeEmpty();
    }

    [Test]
    public async Task Every_kind_is_on_record_when_it_is_saved_and_removed()
    {
        await _plane.PutProviderAsync("p", Provider(Canary));
        (await _plane.PutRotationAsync("r", """{"model_name":"r","providers":[{"provider_id":"p","models":[{"name":"m"}]}]}""")).IsSuccess.ShouldBeTrue();
        (await _plane.PutAutoselectAsync("a", """{"model_name":"a","description":"d","fallback":"rotation/r","available_models":[{"model_id":"rotation/r","description":"d"}]}""")).IsSuccess.ShouldBeTrue();
        await _plane.SendAsync(new DeleteAutoselectCommand(Owner.Global, "a", Precondition.None, Force: false));
        await _plane.SendAsync(new DeleteRotationCommand(Owner.Global, "r", Precondition.None, Force: false));
        await _plane.SendAsync(new DeleteProviderCommand(Owner.Global, "p", Precondition.None, Force: false));

        Recorded.Select(e => e.Action).ShouldBe(
        [
            AuditActions.ProviderSaved, AuditActions.RotationSaved, AuditActions.AutoselectSaved,
            AuditActions.AutoselectRemoved, AuditActions.RotationRemoved, AuditActions.ProviderRemoved,
        ]);
    }

    [Test]
    public async Task An_import_is_on_record_by_its_numbers_and_what_it_wrote()
    {
        await _plane.ImportAsync($$$$"""{"providers":{"p":{{{{Provider(Canary)}}}},"q":{"type":"no_such_type"}}}""", Somebody);

        // It is stored with the change itself and not a second time after it.
        Recorded.ShouldBeEmpty();
        var entry = _plane.Store.Audited.ShouldHaveSingleItem();
        entry.Action.ShouldBe(AuditActions.ConfigurationImported);
        entry.Owner.ShouldBe(Somebody);
        entry.Detail.ShouldBe("1 created, 0 updated, 0 unchanged, 1 rejected, with a secret changed: provider p");
    }

    [Test]
    public async Task An_export_is_on_record()
    {
        await _plane.SendAsync(new ExportConfigurationQuery(Somebody));
        Recorded.ShouldHaveSingleItem().ShouldBe(new AuditEvent(AuditActions.ConfigurationExported, Somebody, "configuration"));
    }

    private IReadOnlyList<AuditEvent> Recorded => [.. _plane.Audit.ReceivedCalls().Select(call => (AuditEvent)call.GetArguments()[0]!)];

    private static string Provider(string key, string name = "named", string type = "openai") =>
        $$"""{"name":"{{name}}","type":"{{type}}","api_key":"{{key}}"}""";
}
