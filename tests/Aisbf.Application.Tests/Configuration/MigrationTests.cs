using Aisbf.Application.Abstractions;
using Aisbf.Application.Autoselects.GetAutoselect;
using Aisbf.Application.Rotations.GetRotation;
using Aisbf.Domain.Tenancy;
using NSubstitute;

namespace Aisbf.Application.Tests.Configuration;

/// <summary>Files of an installation of the Python program, in the shapes that its versions wrote.</summary>
internal sealed class MigrationTests
{
    private const string Single = """{"model_name":"autoselect","description":"picks","selection_model":"general","fallback":"general","available_models":[{"model_id":"coding","description":"code"},{"model_id":""}],"nsfw":false}""";

    private ControlPlane _plane = null!;

    [SetUp]
    public void SetUp() => _plane = new ControlPlane();

    [TearDown]
    public void TearDown() => _plane.Dispose();

    [TestCase("""{"autoselect":SINGLE}""")]
    [TestCase("""{"autoselects":SINGLE,"rotations":{}}""")]
    [TestCase("""{"autoselect":{"autoselect":SINGLE}}""")]
    [TestCase("""{"autoselect":{"autoselect":{"autoselect":SINGLE}}}""")]
    [TestCase("""{"providers":{},"autoselect":{"autoselect":SINGLE}}""")]
    public async Task An_autoselect_file_of_one_is_one_autoselect(string shape)
    {
        var file = shape.Replace("SINGLE", Single, StringComparison.Ordinal);
        var isNamedBySection = shape.StartsWith("""{"autoselects""", StringComparison.Ordinal);

        var entry = (await _plane.ImportAsync(file)).Entries.ShouldHaveSingleItem();

        (entry.Id, entry.Status).ShouldBe((isNamedBySection ? "autoselects-imported" : "autoselect-imported", "created"));
        entry.Warnings.ShouldContain(warning => warning.StartsWith("id: ", StringComparison.Ordinal));
        var stored = (await _plane.SendAsync(new GetAutoselectQuery(Owner.Global, entry.Id))).Value.Document;
        stored.ModelName.ShouldBe("autoselect");
        stored.AvailableModels.ShouldHaveSingleItem().ModelId.ShouldBe("coding");
    }

    [TestCase("""{"autoselect":SINGLE,"smart":SINGLE}""")]
    [TestCase("""{"autoselect":{"autoselect":SINGLE,"smart":SINGLE}}""")]
    [TestCase("""{"providers":{},"autoselect":{"autoselect":SINGLE,"smart":SINGLE}}""")]
    [TestCase("""{"rotations":{},"autoselect":{"autoselect":{"autoselect":SINGLE,"smart":SINGLE}}}""")]
    public async Task An_autoselect_file_may_have_others_beside_it(string shape)
    {
        var report = await _plane.ImportAsync(shape.Replace("SINGLE", Single, StringComparison.Ordinal));

        report.Entries.Select(e => $"{e.Id} {e.Status}").ShouldBe(["autoselect-imported created", "smart created"]);
    }

    [Test]
    public async Task An_autoselect_may_be_called_like_a_field()
    {
        var report = await _plane.ImportAsync("""{"autoselect":{"fallback":SINGLE,"model_name":SINGLE}}""".Replace("SINGLE", Single, StringComparison.Ordinal));

        report.Entries.Select(e => $"{e.Id} {e.Status}").ShouldBe(["fallback created", "model_name created"]);
    }

    [TestCase("claude")]
    [TestCase("codex")]
    [TestCase("kilo")]
    [TestCase("kilocode")]
    [TestCase("kiro")]
    [TestCase("qwen")]
    public async Task A_provider_that_signs_in_with_an_account_is_not_supported_yet(string type)
    {
        var report = await _plane.ImportAsync("""
            {"providers":{"seat":{"type":"TYPE","endpoint":"https://vendor.example/v1","api_key_required":false}},
             "rotations":{"r":{"providers":[{"provider_id":"seat"},{"provider_id":"TYPE"}]}}}
            """.Replace("TYPE", type, StringComparison.Ordinal));

        report.Entries[0].Status.ShouldBe("rejected");
        var error = report.Entries[0].Errors.ShouldHaveSingleItem();
        error.Param.ShouldBe("type");
        error.Message.ShouldContain("not supported yet");
        report.Entries[1].Status.ShouldBe("created");
        report.Entries[1].Warnings.ShouldContain(warning => warning.Contains("'seat' was rejected", StringComparison.Ordinal));
        report.Entries[1].Warnings.ShouldContain(warning => warning.Contains("not supported yet", StringComparison.Ordinal));
    }

    [Test]
    public async Task An_unknown_type_with_an_address_is_taken_as_compatible()
    {
        var report = await _plane.ImportAsync("""
            {"providers":{"lanai":{"type":"lanai","endpoint":"https://api.vendor.example/v1","api_key":"sk-0123456789abcdef"},"bare":{"type":"lanai"},"empty":{"type":"lanai","endpoint":""}}}
            """);

        report.Entries.Select(e => $"{e.Id} {e.Status}").ShouldBe(["lanai created", "bare rejected", "empty rejected"]);
        report.Entries[0].Warnings.ShouldHaveSingleItem().ShouldStartWith("type: it is not known");
        report.Entries.Skip(1).ShouldAllBe(e => e.Errors.Single().Param == "type" && e.Errors.Single().Message.Contains("'endpoint'", StringComparison.Ordinal));
        var stored = (await _plane.GetProviderAsync("lanai")).Value.Document;
        (stored.Type, stored.Endpoint).ShouldBe(("openai", "https://api.vendor.example/v1"));
    }

    [Test]
    public async Task What_names_the_reserved_provider_names_the_one_that_was_stored()
    {
        await _plane.ImportAsync("""{"providers":{"coderai":{"id":"coderai","type":"coderai","endpoint":"http://127.0.0.1:11437","api_key_required":false,"models":[{"name":"m"}]}}}""");
        var report = await _plane.ImportAsync("""
            {"rotations":{"r":{"providers":[{"provider_id":"coderai","models":[{"name":"m"}]},{"provider_id":"autoselect","models":[{"name":"autoselect"}]}]}},
             "autoselect":{"autoselect":SINGLE,"s":{"fallback":"coderai/m","selection_model":"coderai","available_models":[{"model_id":"coderai/m"}]}}}
            """.Replace("SINGLE", Single, StringComparison.Ordinal));

        (await _plane.GetProviderAsync("coderai-imported")).Value.Document.Endpoint.ShouldBe("http://127.0.0.1:11437/v1");
        var rotation = (await _plane.SendAsync(new GetRotationQuery(Owner.Global, "r"))).Value.Document;
        rotation.Providers![0].ProviderId.ShouldBe("coderai-imported");
        rotation.Providers[1].Models!.Single().Name.ShouldBe("autoselect-imported");
        var autoselect = (await _plane.SendAsync(new GetAutoselectQuery(Owner.Global, "s"))).Value.Document;
        (autoselect.Fallback, autoselect.SelectionModel).ShouldBe(("coderai-imported/m", "coderai-imported"));
        autoselect.AvailableModels!.Single().ModelId.ShouldBe("coderai-imported/m");
        report.Entries.Single(e => e.Id == "r").Warnings.Select(warning => warning.Split(':')[0])
            .ShouldBe(["providers[0].provider_id", "providers[1].models[0].name"]);
    }

    [Test]
    public async Task Tokens_of_a_settings_file_are_offered_and_left()
    {
        var report = await _plane.ImportAsync(Settings());

        report.Entries.ShouldBeEmpty();
        report.Warnings.ShouldContain(warning => warning.StartsWith("auth.tokens: 6 found", StringComparison.Ordinal));
        report.Warnings.ShouldContain(warning => warning.StartsWith("mcp: ", StringComparison.Ordinal));
        report.Warnings.ShouldContain(warning => warning.StartsWith("smtp: ", StringComparison.Ordinal) && warning.Contains("Aisbf:Mail", StringComparison.Ordinal));
        report.Warnings.ShouldContain("tor");
        _plane.Store.AddedTokens.ShouldBeEmpty();
    }

    [Test]
    public async Task Tokens_of_a_settings_file_are_taken_over_for_whoever_asks_and_only_good_ones()
    {
        var report = await _plane.ImportAsync(Settings(), tokensBy: Caller.Anonymous);

        report.Entries.Select(e => $"{e.Kind} {e.Id} {e.Status}").ShouldBe(
        [
            "token auth.tokens[0] created", "token auth.tokens[1] rejected", "token auth.tokens[2] rejected", "token auth.tokens[3] rejected",
            "token auth.tokens[4] unchanged", "token auth.tokens[5] rejected",
        ]);
        var token = _plane.Store.AddedTokens.ShouldHaveSingleItem();
        token.Hash.ShouldBe(TokenHash.Of("5c1d9e7f2b8a4630aa17"));
        (token.Owner, token.Scope).ShouldBe((Owner.Global, TokenScope.Api));
        string.Join(" ", report.Entries.SelectMany(e => e.Errors).Select(e => e.Message).Concat(report.Warnings)).ShouldNotContain("hunter2");
        _plane.Store.Audited.ShouldHaveSingleItem().Detail!.ShouldNotContain("5c1d9e7f");
        await _plane.Changes.Received(1).PublishAsync(Owner.Global, CancellationToken.None);
    }

    [Test]
    public async Task A_user_takes_no_tokens_over()
    {
        var report = await _plane.ImportAsync(Settings(), Owner.OfUser(Guid.NewGuid()), Caller.Anonymous);

        report.Entries.ShouldBeEmpty();
        _plane.Store.AddedTokens.ShouldBeEmpty();
    }

    [Test]
    public async Task A_change_by_somebody_else_meanwhile_is_seen_and_the_import_planned_anew()
    {
        _plane.Store.BeforeNextSave = () => _plane.Store.SaveAsync(
            Owner.Global, ResourceKind.Provider, new ResourceDraft("x", "{}", new Dictionary<string, Domain.Common.Secret>()), 0, default).GetAwaiter().GetResult();

        var report = await _plane.ImportAsync("""{"providers":{"x":{"type":"openai"},"y":{"type":"openai"}}}""");

        report.Entries.Select(e => $"{e.Id} {e.Status}").ShouldBe(["x updated", "y created"]);
        _plane.Store.Audited.ShouldHaveSingleItem();
    }

    [Test]
    public async Task An_id_given_twice_is_written_once_as_the_last_one_says()
    {
        var report = await _plane.ImportAsync("""{"providers":{"x":{"type":"openai","name":"one"},"x":{"type":"openai","name":"two"}}}""");

        report.Entries.Select(e => e.Status).ShouldBe(["created", "updated"]);
        (await _plane.GetProviderAsync("x")).Value.Document.Name.ShouldBe("two");
    }

    private static string Settings() => """
        {"server":{"host":"127.0.0.1","port":17765},"smtp":{"host":"localhost","password":"hunter2-hunter2"},"tor":{"enabled":false},
         "auth":{"enabled":false,"tokens":["5c1d9e7f2b8a4630aa17","api-token-1","YOUR_API_TOKEN_GOES_HERE","aaaaaaaaaaaaaaaaaaaaaaaa","5c1d9e7f2b8a4630aa17",7]},
         "mcp":{"enabled":false,"autoselect_tokens":["mcp-autoselect-token-1"],"fullconfig_tokens":[]}}
        """;
}
