using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.GetRotation;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Tests.Configuration;

/// <summary>Values that other programs write into their files, in every field of every kind of entry.</summary>
internal sealed class LenientImportTests
{
    // Where a document of a type stands in a file, and the path of a field in it.
    private static readonly (Type Type, string File, string Path)[] Places =
    [
        (typeof(ProviderDto), """{"providers":{"x":{"type":"openai",FIELD}}}""", ""),
        (typeof(ProviderModelDto), """{"providers":{"x":{"type":"openai","models":[{"name":"m",FIELD}]}}}""", "models[0]."),
        (typeof(PricingDto), """{"providers":{"x":{"type":"openai","models":[{"name":"m","pricing":{FIELD}}]}}}""", "models[0].pricing."),
        (typeof(RotationDto), """{"rotations":{"x":{FIELD}}}""", ""),
        (typeof(RotationEntryDto), """{"rotations":{"x":{"providers":[{"provider_id":"p",FIELD}]}}}""", "providers[0]."),
        (typeof(RotationModelDto), """{"rotations":{"x":{"providers":[{"provider_id":"p","models":[{"name":"m",FIELD}]}]}}}""", "providers[0].models[0]."),
        (typeof(AutoselectDto), """{"autoselect":{"x":{"available_models":[],FIELD}}}""", ""),
        (typeof(AutoselectModelDto), """{"autoselect":{"x":{"available_models":[{"model_id":"m",FIELD}]}}}""", "available_models[0]."),
    ];

    private ControlPlane _plane = null!;

    [SetUp]
    public void SetUp() => _plane = new ControlPlane();

    [TearDown]
    public void TearDown() => _plane.Dispose();

    private static IEnumerable<TestCaseData> Values()
    {
        foreach (var (type, file, path) in Places)
        {
            foreach (var field in ConfigurationJson.Options.GetTypeInfo(type).Properties.Where(IsScalar))
            {
                foreach (var value in ValuesFor(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType))
                {
                    yield return new TestCaseData(file.Replace("FIELD", $"\"{field.Name}\":{value}", StringComparison.Ordinal), path + field.Name)
                        .SetArgDisplayNames($"{type.Name}.{field.Name}={value}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Values))]
    public async Task A_value_of_another_type_is_read_with_a_warning(string file, string path)
    {
        var entry = (await _plane.ImportAsync(file)).Entries.ShouldHaveSingleItem();

        entry.Status.ShouldBe("created", string.Join(" ", entry.Errors.Select(e => $"{e.Param}: {e.Message}")));
        entry.Warnings.ShouldContain(warning => warning.StartsWith(path + ": ", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(Zeros))]
    public async Task Zero_is_no_reason_to_reject(string file)
    {
        var entry = (await _plane.ImportAsync(file)).Entries.ShouldHaveSingleItem();
        entry.Status.ShouldBe("created", string.Join(" ", entry.Errors.Select(e => $"{e.Param}: {e.Message}")));
    }

    private static IEnumerable<TestCaseData> Zeros() =>
        from place in Places
        from field in ConfigurationJson.Options.GetTypeInfo(place.Type).Properties
        let type = Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType
        where type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal)
        from value in new[] { "0", "0.0", "\"0\"" }
        select new TestCaseData(place.File.Replace("FIELD", $"\"{field.Name}\":{value}", StringComparison.Ordinal))
            .SetArgDisplayNames($"{place.Type.Name}.{field.Name}={value}");

    [Test]
    public async Task What_was_read_is_what_was_meant()
    {
        await _plane.ImportAsync("""
            {"providers":{"x":{"type":"openai","default_error_cooldown":300.0,"rate_limit":" 0.5 ","disabled":"1","default_max_tokens":0,
              "models":[{"name":"m","context_size":"128000","max_tokens":4096.0,"condense_method":"","pricing":{"prompt":"2.5","completion":"1e1"},
                "capabilities":["chat",""," "]},{"name":"","rate_limit":0},null]}}}
            """);

        var provider = (await _plane.GetProviderAsync("x")).Value.Document;
        provider.DefaultErrorCooldown.ShouldBe(300);
        provider.RateLimit.ShouldBe(0.5);
        provider.Disabled.ShouldBe(true);
        provider.DefaultMaxTokens.ShouldBeNull();
        var model = provider.Models.ShouldHaveSingleItem();
        model.ContextSize.ShouldBe(128000);
        model.MaxTokens.ShouldBe(4096);
        model.CondenseMethod.ShouldBeNull();
        model.Pricing.ShouldBe(new PricingDto { Prompt = 2.5m, Completion = 10m });
        model.Capabilities.ShouldBe(["chat"]);
    }

    [TestCase("""{"rotations":{"x":{"providers":[null,{"provider_id":""},{"provider_id":" ","weight":2},{"provider_id":"p","weight":"3"}]}}}""", 1)]
    [TestCase("""{"rotations":{"x":{"providers":[{"provider_id":"rotation","models":[{"name":""}]},{"provider_id":"autoselect"}]}}}""", 0)]
    [TestCase("""{"rotations":{"x":{"providers":""}}}""", 0)]
    public async Task Blank_entries_of_a_rotation_are_left_out(string file, int left)
    {
        var entry = (await _plane.ImportAsync(file)).Entries.ShouldHaveSingleItem();

        entry.Status.ShouldBe("created");
        entry.Warnings.ShouldContain(warning => warning.StartsWith("providers: ", StringComparison.Ordinal));
        ((await _plane.SendAsync(new GetRotationQuery(default, "x"))).Value.Document.Providers?.Count ?? 0).ShouldBe(left);
    }

    [TestCase("\"context_size\":\"8k\"", "models[0].context_size")]
    [TestCase("\"context_size\":12.5", "models[0].context_size")]
    [TestCase("\"context_size\":-1", "models[0].context_size")]
    [TestCase("\"context_size\":\"99999999999\"", "models[0].context_size")]
    [TestCase("\"nsfw\":\"perhaps\"", "models[0].nsfw")]
    [TestCase("\"capabilities\":7", "models[0].capabilities")]
    public async Task What_cannot_be_read_is_still_rejected_by_its_path(string field, string path)
    {
        var entry = (await _plane.ImportAsync(
            """{"providers":{"x":{"type":"openai","models":[{"name":"m",FIELD}]}}}""".Replace("FIELD", field, StringComparison.Ordinal))).Entries.ShouldHaveSingleItem();

        entry.Status.ShouldBe("rejected");
        entry.Errors.ShouldHaveSingleItem().Param.ShouldBe(path);
    }

    [TestCase("""{"type":"openai","rate_limit":"0.5"}""")]
    [TestCase("""{"type":"openai","default_error_cooldown":300.0}""")]
    [TestCase("""{"type":"openai","disabled":1}""")]
    public void A_single_document_stays_strict(string json) =>
        ControlPlane.Parse<ProviderDto>(json).Error!.Code.ShouldBe(ErrorCode.InvalidRequest);

    private static bool IsScalar(JsonPropertyInfo field) =>
        field.Name is not ("id" or "name" or "type" or "endpoint" or "provider_id" or "model_id")
        && ValuesFor(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType).Length > 0
        && field.PropertyType != typeof(JsonNode);

    private static string[] ValuesFor(Type type) => type switch
    {
        _ when type == typeof(int) || type == typeof(long) => ["\"7\"", "7.0", "7e0", "\"\"", "\" \""],
        _ when type == typeof(double) || type == typeof(decimal) => ["\"7\"", "\"0.5\"", "\"\""],
        _ when type == typeof(bool) => ["\"true\"", "\"False\"", "0", "1", "\"0\"", "\"\""],
        _ when type == typeof(TextList) => ["\"\"", "[\"\",\"a\"]"],
        _ when type == typeof(string) => ["\" \""],
        _ => [],
    };
}
