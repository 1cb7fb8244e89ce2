using System.Text;
using System.Text.Json;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Application.Configuration.ExportConfiguration;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.Rotations.GetRotation;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using NSubstitute;

namespace Aisbf.Application.Tests.Configuration;

public sealed class ImportConfigurationTests
{
    private const string Providers = """
        {"providers":{
          "openai-prod":{"id":"openai-prod","name":"OpenAI production","type":"openai","endpoint":"https://api.openai.com/v1",
            "api_key_required":true,"api_key":"sk-0123456789abcdef","default_rate_limit":0.5,"default_error_cooldown":300,
            "enable_response_cache":null,"nsfw":false,
            "models":[{"name":"gpt-4.1-mini","context_size":128000,"studio_tags":["fast"],"pricing":{"prompt":0.4,"completion":1.6,"image":2}}]},
          "anthropic-prod":{"id":"anthropic-prod","type":"anthropic","api_key":"YOUR_ANTHROPIC_API_KEY"},
          "amazon":{"id":"amazon","type":"kiro"},
          "mcp":{"id":"mcp","type":"openai"},
          "twice":{"type":"openai","type":"anthropic"},
          "negative":{"type":"openai","rate_limit":-1,"models":[{"name":"a","max_tokens":-1}]},
          "not-an-object":"openai"},
         "condensation":{"enabled":true,"provider_id":"openai-prod"}}
        """;

    private const string Rotations = """
        {"notifyerrors":true,"notify_on_failover":false,"_comment":"x",
         "rotations":{
          "coding":{"model_name":"coding","capabilities":["chat"],"default_condense_method":["sliding_window","conversational"],
            "providers":[
              {"provider_id":"openai-prod","weight":3,"models":[{"name":"gpt-4.1-mini","weight":3,"rate_limit":0.5}]},
              {"provider_id":"not-there-yet","api_key":"entry-level-key-1","models":[{"name":"x"}]},
              {"provider_id":"rotation","weight":1,"models":[{"name":"cheap-pool"}]}]},
          "cheap-pool":{"notifyerrors":false,"providers":[{"provider_id":"openai-prod"}]},
          "loop-a":{"providers":[{"provider_id":"rotation","models":[{"name":"loop-b"}]}]},
          "loop-b":{"providers":[{"provider_id":"rotation","models":[{"name":"loop-a"}]}]}}}
        """;

    private const string Autoselects = """
        {"smart":{"model_name":"smart","description":"picks by task","selection_model":"openai-prod/gpt-4.1-mini","fallback":"coding",
          "classify_privacy":true,"capabilities":["chat","vision"],
          "available_models":[{"model_id":"cheap-pool","description":"short tasks","priority":0},{"model_id":""},
                              {"model_id":"coding","priority":10,"privacy":true,"max_tokens":8192}]}}
        """;

    private ControlPlane _plane = null!;

    [SetUp]
    public void SetUp() => _plane = new ControlPlane();

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [Test]
    public async Task A_providers_file_is_taken_entry_by_entry()
    {
        var report = await _plane.ImportAsync(Providers);

        Statuses(report).ShouldBe([
            "openai-prod created", "anthropic-prod created", "amazon rejected", "mcp rejected", "twice rejected", "negative rejected",
            "not-an-object rejected"]);
        Entry(report, "openai-prod").Warnings.ShouldBe(["nsfw", "models[0].studio_tags", "models[0].pricing.image"]);
        Entry(report, "anthropic-prod").Warnings.ShouldHaveSingleItem().ShouldStartWith("api_key: ");
        Entry(report, "amazon").Errors.ShouldHaveSingleItem().Param.ShouldBe("type");
        Entry(report, "mcp").Errors.ShouldHaveSingleItem().Param.ShouldBe("id");
        Entry(report, "negative").Errors.Select(e => e.Param).ShouldBe(["rate_limit", "models[0].max_tokens"]);
        report.Warnings.ShouldBe(["condensation"]);
        report.Created.ShouldBe(2);
        report.Rejected.ShouldBe(5);
        (await _plane.StoredSecretAsync(ResourceKind.Provider, "openai-prod", "api_key")).ShouldBe("sk-0123456789abcdef");
        (await _plane.StoredSecretAsync(ResourceKind.Provider, "anthropic-prod", "api_key")).ShouldBeNull();
        await _plane.Changes.Received(1).PublishAsync(Owner.Global, CancellationToken.None);
    }

    [Test]
    public async Task A_rotations_file_gives_its_flags_to_its_rotations()
    {
        await _plane.ImportAsync(Providers);

        var report = await _plane.ImportAsync(Rotations);

        Statuses(report).ShouldBe(["coding created", "cheap-pool created", "loop-a rejected", "loop-b rejected"]);
        Entry(report, "coding").Warnings.ShouldHaveSingleItem().ShouldStartWith("providers[1].provider_id: ");
        Entry(report, "loop-a").Errors.ShouldHaveSingleItem().Param.ShouldBe("providers[0].models[0].name");
        report.Warnings.ShouldBe(["_comment"]);
        (await _plane.StoredSecretAsync(ResourceKind.Rotation, "coding", "not-there-yet#0")).ShouldBe("entry-level-key-1");
        var coding = (await _plane.SendAsync(new GetRotationQuery(Owner.Global, "coding"))).Value.Document;
        coding.Notifyerrors.ShouldBe(true);
        coding.NotifyOnFailover.ShouldBe(false);
        (await _plane.SendAsync(new GetRotationQuery(Owner.Global, "cheap-pool"))).Value.Document.Notifyerrors.ShouldBe(false);
    }

    [Test]
    public async Task An_autoselect_file_is_known_by_its_shape()
    {
        await _plane.ImportAsync(Providers);
        await _plane.ImportAsync(Rotations);

        var report = await _plane.ImportAsync(Autoselects);

        Statuses(report).ShouldBe(["smart created"]);
        Entry(report, "smart").Warnings.ShouldHaveSingleItem().ShouldStartWith("available_models: ");
    }

    [Test]
    public async Task A_bundle_may_hold_the_files_or_their_entries()
    {
        var report = await _plane.ImportAsync($$"""{"providers":{{Providers}},"rotations":{{Rotations}},"autoselect":{{Autoselects}}}""");

        report.Created.ShouldBe(5);
        report.Warnings.ShouldBe(["providers.condensation", "rotations._comment"]);
        (await _plane.SendAsync(new GetRotationQuery(Owner.Global, "coding"))).Value.Document.Notifyerrors.ShouldBe(true);
    }

    [Test]
    public async Task Importing_again_changes_nothing_and_keeps_keys()
    {
        await _plane.ImportAsync(Providers);

        var report = await _plane.ImportAsync(Providers.Replace("sk-0123456789abcdef", "YOUR_OPENAI_API_KEY", StringComparison.Ordinal));

        report.Unchanged.ShouldBe(2);
        (await _plane.StoredSecretAsync(ResourceKind.Provider, "openai-prod", "api_key")).ShouldBe("sk-0123456789abcdef");
    }

    [Test]
    public async Task An_export_shows_no_secret_and_imports_without_a_change()
    {
        await _plane.ImportAsync($$"""{"providers":{{Providers}},"rotations":{{Rotations}},"autoselect":{{Autoselects}}}""");

        var exported = (await _plane.SendAsync(new ExportConfigurationQuery(Owner.Global))).Value;
        var json = JsonSerializer.Serialize(exported, ConfigurationJson.Options);
        json.ShouldNotContain("sk-0123456789abcdef");
        json.ShouldNotContain("entry-level-key-1");
        var saves = _plane.Store.Saves;

        var report = await _plane.ImportAsync(json);

        report.Entries.Select(e => e.Status).ShouldAllBe(s => s == "unchanged");
        report.Entries.Count.ShouldBe(5);
        _plane.Store.Saves.ShouldBe(saves);
        (await _plane.StoredSecretAsync(ResourceKind.Rotation, "coding", "not-there-yet#0")).ShouldBe("entry-level-key-1");
    }

    [Test]
    public async Task An_export_imports_into_another_installation_but_for_the_keys()
    {
        await _plane.ImportAsync(Providers);
        var exported = (await _plane.SendAsync(new ExportConfigurationQuery(Owner.Global))).Value;
        using var other = new ControlPlane();

        var report = await other.ImportAsync(JsonSerializer.Serialize(exported, ConfigurationJson.Options));

        Statuses(report).ShouldBe(["anthropic-prod created", "openai-prod created"]);
        Entry(report, "openai-prod").Warnings.ShouldHaveSingleItem().ShouldStartWith("api_key: ");
        (await other.StoredSecretAsync(ResourceKind.Provider, "openai-prod", "api_key")).ShouldBeNull();
    }

    [Test]
    public async Task The_loss_of_an_entrys_key_is_told_by_the_path_of_its_field()
    {
        var report = await _plane.ImportAsync(
            """{"rotations":{"r":{"providers":[{"provider_id":"a","api_key":"entry-level-key-1"},{"provider_id":"a","api_key":"••••ey-2"}]}}}""");

        Entry(report, "r").Warnings.ShouldContain(w => w.StartsWith("providers[1].api_key: ", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_circle_is_judged_by_what_the_file_makes_of_it()
    {
        await _plane.ImportAsync("""{"rotations":{"a":{"providers":[{"provider_id":"rotation","models":[{"name":"b"}]}]},"b":{}}}""");

        var report = await _plane.ImportAsync("""{"rotations":{"b":{"providers":[{"provider_id":"rotation","models":[{"name":"a"}]}]},"a":{}}}""");

        Statuses(report).ShouldBe(["b updated", "a updated"]);
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"server":{"host":"127.0.0.1"},"auth":{"enabled":true}}""")]
    [TestCase("{\"providers\":")]
    public async Task What_is_no_configuration_file_is_refused(string json)
    {
        var result = await _plane.SendAsync(new ImportConfigurationCommand(Owner.Global, Encoding.UTF8.GetBytes(json)));

        result.Error!.Code.ShouldBe(ErrorCode.InvalidRequest);
    }

    [Test]
    public async Task An_import_stays_with_its_owner()
    {
        var alice = Owner.OfUser(Guid.NewGuid());

        await _plane.ImportAsync(Providers, alice);

        (await _plane.GetProviderAsync("openai-prod")).Error!.Code.ShouldBe(ErrorCode.NotFound);
        (await _plane.SendAsync(new ExportConfigurationQuery(Owner.Global))).Value.Providers.ShouldBeEmpty();
        (await _plane.SendAsync(new ExportConfigurationQuery(alice))).Value.Providers.Count.ShouldBe(2);
    }

    private static IEnumerable<string> Statuses(ImportReportDto report) => report.Entries.Select(e => $"{e.Id} {e.Status}");

    private static ImportEntryDto Entry(ImportReportDto report, string id) => report.Entries.Single(e => e.Id == id);
}
