using System.Text.Json;
using Aisbf.Api.Tests.Authentication;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Aisbf.Api.Tests.OpenApi;

internal sealed class DocumentTests : GatewayFixture
{
    private string _text = null!;
    private JsonElement _document;
    private IReadOnlyList<DescribedOperation> _operations = null!;

    [Test]
    public void Every_route_is_described_and_nothing_else()
    {
        var routes = AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>()).Where(IsDescribed).Select(row => $"{row.Method} {Plain(row.Path)}");
        _operations.Select(o => o.ToString()).ShouldBe(routes, ignoreOrder: true);
    }

    [Test]
    public void Every_operation_has_a_summary_a_group_and_an_id_of_its_own()
    {
        _operations.ShouldAllBe(o => o.Json.GetProperty("summary").GetString()!.Length > 10);
        _operations.ShouldAllBe(o => o.Json.GetProperty("tags").GetArrayLength() == 1);
        _operations.Select(o => o.Json.GetProperty("operationId").GetString()).ShouldBeUnique();
    }

    [Test]
    public void Words_that_several_kinds_share_name_the_kind()
    {
        _text.ShouldContain("Lists all rotations, with masked keys.");
        _text.ShouldNotContain("[resource]");
    }

    [Test]
    public void Every_parameter_says_what_it_is_for() => (
        from operation in _operations
        from parameter in operation.Parameters
        where !parameter.TryGetProperty("description", out var text) || text.GetString()!.Length == 0
        select $"{operation}: {parameter.GetProperty("name")}").ShouldBeEmpty();

    [Test]
    public void Every_answer_with_a_body_has_a_schema() => (
        from operation in _operations
        from response in operation.Responses
        where response.Name is not ("204" or "302")
        where !response.Value.TryGetProperty("content", out var content) || !content.EnumerateObject().All(c => c.Value.TryGetProperty("schema", out _))
        select $"{operation}: {response.Name}").ShouldBeEmpty();

    [Test]
    public void Every_error_has_the_body_of_its_dialect()
    {
        var levels = AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>()).ToDictionary(row => $"{row.Method} {Plain(row.Path)}", row => row.Level!.Value);
        foreach (var operation in _operations)
        {
            var (type, schema) = levels[operation.ToString()].IsManagement()
                ? ("application/problem+json", "Problem")
                : ("application/json", "Error");
            foreach (var error in operation.Responses.Where(r => r.Name[0] is '4' or '5'))
            {
                var content = error.Value.GetProperty("content").EnumerateObject().Single();
                content.Name.ShouldBe(type, $"{operation} {error.Name}");
                content.Value.GetProperty("schema").GetProperty("$ref").GetString().ShouldBe($"#/components/schemas/{schema}");
            }
        }
    }

    [Test]
    public void Every_operation_but_the_public_ones_asks_for_a_bearer_token_and_tells_what_happens_without()
    {
        foreach (var row in AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>()).Where(IsDescribed))
        {
            var operation = _operations.Single(o => o.ToString() == $"{row.Method} {Plain(row.Path)}");
            var isPublic = row.Who == "everybody";
            var security = operation.Json.GetProperty("security");
            security.GetArrayLength().ShouldBe(isPublic ? 0 : 1, operation.ToString());
            if (!isPublic)
            {
                operation.Responses.ShouldContain(r => r.Name == "401", operation.ToString());
                security[0].TryGetProperty("bearer", out _).ShouldBeTrue();
            }
        }

        _document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    [Test]
    public void Every_body_has_a_schema_and_an_example_unless_it_is_a_file() => (
        from operation in _operations
        where !operation.TakesFile
        where operation.Body is not null || operation.Method == "put"
        where operation.Body is not { } body || !body.TryGetProperty("schema", out _) || !body.TryGetProperty("example", out _)
        select operation.ToString()).ShouldBeEmpty();

    [Test]
    public void Names_of_schemas_are_words_of_the_wire_and_none_is_left_over()
    {
        var schemas = _document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name).ToList();
        schemas.ShouldAllBe(name => !name.EndsWith("Dto", StringComparison.Ordinal) && !name.EndsWith("Shape", StringComparison.Ordinal)
            && !name.Contains('.', StringComparison.Ordinal) && !name.Contains('`', StringComparison.Ordinal));
        schemas.Where(name => !_text.Contains($"\"#/components/schemas/{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Test]
    public void Fields_have_the_names_that_they_have_on_the_wire()
    {
        var schemas = _document.GetProperty("components").GetProperty("schemas");
        var provider = schemas.GetProperty("Provider").GetProperty("properties");
        provider.TryGetProperty("default_rate_limit_TPM", out _).ShouldBeTrue();
        provider.GetProperty("default_condense_method").TryGetProperty("anyOf", out _).ShouldBeTrue();
        schemas.GetProperty("CircuitState").GetProperty("enum").EnumerateArray().Select(e => e.GetString()).ShouldContain("half_open");
    }

    [Test]
    public void The_document_can_be_read_without_any_complaint()
    {
        var read = OpenApiDocument.Parse(_text, "json");
        var diagnostic = read.Diagnostic.ShouldNotBeNull();
        diagnostic.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        read.Document.ShouldNotBeNull().Validate(ValidationRuleSet.GetDefaultRuleSet()).ShouldBeEmpty();
    }

    [Test]
    public void The_document_is_the_one_that_was_agreed_on() => SourceTree.ShouldMatch("docs/openapi.json", _text + "\n");

    [Test]
    public async Task The_document_is_open_to_everybody_and_the_same_for_everybody() =>
        (await App.Admin.ReadAsync("/swagger/v1/swagger.json")).ShouldBeOk().Body.ReplaceLineEndings("\n").ShouldBe(_text);

    protected override async Task ConfigureAsync()
    {
        _text = (await App.Anonymous.ReadAsync("/swagger/v1/swagger.json")).ShouldBeOk().Body.ReplaceLineEndings("\n");
        _document = JsonDocument.Parse(_text).RootElement;
        _operations = DescribedOperation.All(_document);
    }

    // Pages are for people, and no part of the API.
    /// <summary>HEAD goes with every GET, and is described only where a route names it.</summary>
    private bool IsDescribed(AccessRow row) =>
        IsNoPage(row) && (row.Method != "HEAD" || _operations.Any(operation => operation.ToString() == $"HEAD {Plain(row.Path)}"));

    private static bool IsNoPage(AccessRow row) => !row.Path.StartsWith("/dashboard/", StringComparison.Ordinal);

    private static string Plain(string path) => path.Replace("**", "", StringComparison.Ordinal).Replace(":guid", "", StringComparison.Ordinal);
}
