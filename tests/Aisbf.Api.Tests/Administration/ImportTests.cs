using System.Text.Json;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Administration;

/// <summary>The three files of an existing installation, with what people have in them.</summary>
internal sealed class ImportTests
{
    private const string Import = "/api/admin/config/import";
    private const string Export = "/api/admin/config/export";

    private GatewayApp _app = null!;

    [SetUp]
    public async Task StartGateway() => _app = await GatewayApp.StartAsync();

    [TearDown]
    public ValueTask StopGateway() => _app.DisposeAsync();

    [Test]
    public async Task The_three_files_are_taken_as_they_are_with_a_report_on_each_entry()
    {
        var providers = await ImportAsync(Sample("providers"));
        Statuses(providers).ShouldBe(
        [
            "openai-prod created", "anthropic-prod created", "gemini created", "local created", "claude-seat created",
            "v1 rejected", "mistyped rejected", "moved rejected", "unknown-type created", "twice rejected",
        ]);
        Errors(providers, "v1").ShouldBe(["id"]);
        Errors(providers, "mistyped").ShouldBe(["models[0].context_size"]);
        Errors(providers, "moved").ShouldBe(["id"]);
        Warnings(providers, "unknown-type").Single().ShouldStartWith("type:");
        Errors(providers, "twice").ShouldBe([""]);
        Warnings(providers, "openai-prod").ShouldBe(["models[0].studio_category"]);
        Warnings(providers, "anthropic-prod").Single().ShouldStartWith("api_key:");
        Warnings(providers, "claude-seat").ShouldBe(["nsfw"]);
        Strings(providers.GetProperty("warnings")).ShouldBe(["_comment", "providers._note", "condensation"], ignoreOrder: true);
        (providers.GetProperty("created").GetInt32(), providers.GetProperty("rejected").GetInt32()).ShouldBe((6, 4));

        var rotations = await ImportAsync(Sample("rotations"));
        Statuses(rotations).ShouldBe(
        [
            "coding-production created", "cheap-pool created", "empty created", "circle-a rejected", "circle-b rejected", "negative rejected",
        ]);
        Errors(rotations, "negative").ShouldBe(["providers[0].models[0].weight"]);
        Warnings(rotations, "cheap-pool").Single().ShouldStartWith("providers[0].provider_id:");

        var autoselects = await ImportAsync(Sample("autoselect"));
        Statuses(autoselects).ShouldBe(["smart created", "plain created", "wrong rejected"]);
        Errors(autoselects, "wrong").ShouldBe(["available_models"]);
        Warnings(autoselects, "smart").ShouldContain("skill_hint");
        Warnings(autoselects, "plain").Single().ShouldStartWith("fallback:");
    }

    [Test]
    public async Task What_was_imported_answers_the_next_chat()
    {
        await ImportAllAsync();
        using var caller = await _app.CreateCallerAsync();

        (await caller.ChatAsync("openai-prod/gpt-4.1-mini")).ShouldBeOk();
        (await caller.ChatAsync("openai-prod/org/model-with/slashes:free")).ShouldBeOk();
        (await caller.ChatAsync("rotation/coding-production")).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("openai-prod");
        (await caller.ChatAsync("coding")).ShouldBeOk();
        _app.Simulator.Journal.Requests.ShouldAllBe(r => r.Header("Authorization") == "Bearer sk-sample-0123456789-prod");
    }

    [Test]
    public async Task Defaults_of_the_rotations_file_hold_where_an_entry_says_nothing()
    {
        await ImportAllAsync();
        (await _app.Admin.ReadAsync("/api/admin/rotations/coding-production")).Json.GetProperty("notifyerrors").GetBoolean().ShouldBeFalse();
        (await _app.Admin.ReadAsync("/api/admin/rotations/cheap-pool")).Json.GetProperty("notifyerrors").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public async Task Values_keep_the_shape_that_the_file_gave_them()
    {
        await ImportAllAsync();
        var provider = (await _app.Admin.ReadAsync("/api/admin/providers/openai-prod")).ShouldBeOk().Json;
        provider.GetProperty("default_condense_method").GetString().ShouldBe("conversational");
        provider.GetProperty("models")[1].GetProperty("condense_method").GetArrayLength().ShouldBe(2);
        provider.GetProperty("models")[0].GetProperty("pricing").GetProperty("completion").GetDecimal().ShouldBe(1.6m);
        provider.GetProperty("models")[0].GetProperty("architecture").GetProperty("tokenizer").GetString().ShouldBe("o200k");
        (await _app.Admin.ReadAsync("/api/admin/providers/anthropic-prod")).Json.GetProperty("models")[0].GetProperty("rate_limit_TPM").GetInt64().ShouldBe(40000);
        (await _app.Admin.ReadAsync("/api/admin/autoselects/smart")).Json.GetProperty("available_models").GetArrayLength().ShouldBe(2);
    }

    [Test]
    public async Task The_same_files_again_change_nothing()
    {
        await ImportAllAsync();
        foreach (var name in new[] { "providers", "rotations", "autoselect" })
        {
            var report = await ImportAsync(Sample(name));
            report.GetProperty("created").GetInt32().ShouldBe(0, report.GetRawText());
            report.GetProperty("updated").GetInt32().ShouldBe(0, report.GetRawText());
        }
    }

    [Test]
    public async Task An_export_imported_where_it_came_from_changes_nothing_and_keeps_the_keys()
    {
        await ImportAllAsync();
        var export = (await _app.Admin.ReadAsync(Export)).ShouldBeOk();
        var report = await ImportAsync(export.Body);

        report.GetProperty("unchanged").GetInt32().ShouldBe(Entries(report).Count, report.GetRawText());
        (await _app.Admin.ReadAsync(Export)).Body.ShouldBe(export.Body);
        using var caller = await _app.CreateCallerAsync();
        (await caller.ChatAsync("openai-prod/gpt-4.1-mini")).ShouldBeOk();
        _app.Simulator.Journal.Requests[^1].Header("Authorization").ShouldBe("Bearer sk-sample-0123456789-prod");
    }

    [Test]
    public async Task An_export_imported_elsewhere_is_the_same_but_for_the_keys_whose_loss_is_told()
    {
        await ImportAllAsync();
        var export = (await _app.Admin.ReadAsync(Export)).ShouldBeOk();
        export.Body.ShouldNotContain("sk-sample-0123456789");
        export.Body.ShouldNotContain("entry-sample-0123456789");

        await using var other = await GatewayApp.StartAsync();
        var report = (await other.Admin.PostJsonAsync(Import, export.Body)).ShouldBeOk().Json;
        report.GetProperty("created").GetInt32().ShouldBe(Entries(report).Count, report.GetRawText());
        Strings(Entry(report, "openai-prod").GetProperty("warnings")).Single().ShouldStartWith("api_key:");
        Strings(Entry(report, "coding-production").GetProperty("warnings")).ShouldContain(w => w.StartsWith("providers[1].api_key:", StringComparison.Ordinal));

        var again = (await other.Admin.ReadAsync(Export)).ShouldBeOk();
        again.Body.ShouldBe(export.Body
            .Replace("\"api_key\":\"••••prod\",", "", StringComparison.Ordinal)
            .Replace("\"api_key\":\"••••-key\",", "", StringComparison.Ordinal));
    }

    [Test]
    public async Task All_three_files_may_come_in_one_body_whole_or_by_their_entries()
    {
        var whole = await ImportAsync($$"""{"providers":{{Sample("providers")}},"rotations":{{Sample("rotations")}},"autoselect":{{Sample("autoselect")}}}""");
        (whole.GetProperty("created").GetInt32(), whole.GetProperty("rejected").GetInt32()).ShouldBe((11, 8), whole.GetRawText());
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("not json")]
    [TestCase("""{"server":{"port":1},"auth":{"enabled":true}}""")]
    [TestCase("""{"a":1,"b":"two"}""")]
    public async Task A_body_that_is_none_of_the_files_is_refused(string body)
    {
        (await _app.Admin.PostJsonAsync(Import, body)).ShouldBeProblem(400, "invalid_request");
    }

    [TestCase("""{"providers":[]}""")]
    [TestCase("""{"providers":null}""")]
    [TestCase("""{"providers":{"a":null,"b":[],"c":"x","d":5}}""")]
    [TestCase("""{"rotations":{"a":{"providers":[null]},"b":{"providers":[{"models":[null]}]}}}""")]
    [TestCase("""{"autoselect":{"a":{"available_models":[null]},"b":{"available_models":null}}}""")]
    [TestCase("""{"providers":{"":{"type":"openai"},"..":{"type":"openai"},"a/b":{"type":"openai"}}}""")]
    [TestCase("""{"providers":{"providers":{"providers":{}}}}""")]
    public async Task Odd_shapes_are_reported_and_never_an_error_of_the_server(string body)
    {
        var answer = (await _app.Admin.PostJsonAsync(Import, body)).ShouldBeOk();
        foreach (var entry in Entries(answer.Json).Where(e => e.GetProperty("status").GetString() == "rejected"))
        {
            entry.GetProperty("errors").GetArrayLength().ShouldBeGreaterThan(0, answer.Body);
        }
    }

    private async Task ImportAllAsync()
    {
        foreach (var name in new[] { "providers", "rotations", "autoselect" })
        {
            await ImportAsync(Sample(name));
        }
    }

    private async Task<JsonElement> ImportAsync(string body) => (await _app.Admin.PostJsonAsync(Import, body)).ShouldBeOk().Json;

    private string Sample(string name) => SourceTree.Read($"tests/Aisbf.Api.Tests/Administration/Samples/{name}.json")
        .Replace("http://simulator.invalid/v1", _app.Endpoint("openai"), StringComparison.Ordinal);

    private static List<JsonElement> Entries(JsonElement report) => [.. report.GetProperty("entries").EnumerateArray()];

    private static JsonElement Entry(JsonElement report, string id) => Entries(report).Single(e => e.GetProperty("id").GetString() == id);

    private static IEnumerable<string> Statuses(JsonElement report) =>
        Entries(report).Select(e => $"{e.GetProperty("id").GetString()} {e.GetProperty("status").GetString()}");

    private static IEnumerable<string> Errors(JsonElement report, string id) => Entry(report, id).GetProperty("errors").EnumerateArray()
        .Select(e => e.TryGetProperty("param", out var param) ? param.GetString()! : "");

    private static IReadOnlyList<string> Warnings(JsonElement report, string id) => [.. Strings(Entry(report, id).GetProperty("warnings"))];

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!);
}
