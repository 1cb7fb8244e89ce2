using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>What users configure for themselves.</summary>
[TestFixture("/api/user")]
[TestFixture("/api/u/ann")]
internal sealed class UserConfigurationTests(string root) : TenantFixture
{
    private const string Key = "sk-0123456789-tail";

    [Test]
    public async Task A_provider_lives_as_an_administrators_does()
    {
        var path = $"{root}/providers/{NewId("p")}";
        var created = (await Ann.Client.PutAsync(path, Provider("first"), "If-None-Match", "*")).ShouldHaveStatus(201);
        created.Json.GetProperty("api_key").GetString().ShouldBe("••••tail");
        (await Ann.Client.PutAsync(path, Provider("again"), "If-None-Match", "*")).ShouldBeProblem(412, "precondition_failed");

        var read = (await Ann.Client.ReadAsync(path)).ShouldBeOk();
        read.ETag().ShouldBe(created.ETag());
        read.Json.GetProperty("name").GetString().ShouldBe("first");
        read.Body.ShouldNotContain(Key);

        var changed = (await Ann.Client.PutAsync(path, """{"type":"openai","name":"second"}""", "If-Match", read.ETag())).ShouldHaveStatus(200);
        changed.Json.GetProperty("api_key").GetString().ShouldBe("••••tail");
        (await Ann.Client.PutAsync(path, Provider("late"), "If-Match", read.ETag())).ShouldBeProblem(412, "precondition_failed");

        (await Ann.Client.RemoveAsync(path, "If-Match", read.ETag())).ShouldBeProblem(412, "precondition_failed");
        (await Ann.Client.RemoveAsync(path)).ShouldHaveStatus(204);
        (await Ann.Client.ReadAsync(path)).ShouldBeProblem(404, "not_found");
    }

    [Test]
    public async Task Rotations_and_autoselects_may_name_what_is_the_users_own_and_nothing_else()
    {
        var (p, r) = (NewId("p"), NewId("r"));
        await Ann.PutAsync($"{root}/providers/{p}", Provider(p));
        await Ben.PutProviderAsync("bens");
        await App.PutProviderAsync("operators");

        await Ann.PutAsync($"{root}/rotations/{r}", Rotation(p));
        await Ann.PutAsync($"{root}/autoselects/{r}", $$"""{"available_models":[{"model_id":"{{r}}"}]}""");
        foreach (var other in new[] { "bens", "operators", "nobody" })
        {
            (await Ann.Client.PutAsync($"{root}/rotations/{NewId()}", Rotation(other))).ShouldBeProblem(400, "invalid_request", "providers[0].provider_id");
        }

        (await Ann.Client.RemoveAsync($"{root}/providers/{p}")).ShouldBeProblem(409, "conflict");
        (await Ann.Client.RemoveAsync($"{root}/providers/{p}?force=true")).ShouldHaveStatus(204);
    }

    [TestCase("{}", "type")]
    [TestCase("""{"type":"nothing-known"}""", "type")]
    [TestCase("""{"type":"openai","surprise":1}""", "surprise")]
    [TestCase("""{"type":"openai","owner_id":null}""", "owner_id")]
    [TestCase("""{"type":"openai","claude_config":{"credentials_file":"/etc/passwd"}}""", "claude_config.credentials_file")]
    public async Task A_bad_document_is_refused_by_the_field(string body, string field) =>
        (await Ann.Client.PutAsync($"{root}/providers/{NewId("p")}", body)).ShouldBeProblem(400, "invalid_request", field);

    [TestCase("models")]
    [TestCase("user")]
    [TestCase("MODELS")]
    public async Task A_reserved_id_is_refused(string id) =>
        (await Ann.Client.PutAsync($"{root}/providers/{id}", Provider(id))).ShouldBeProblem(400, "invalid_request", "id");

    [Test]
    public async Task An_export_has_the_users_own_without_keys_and_can_be_imported_again()
    {
        await App.PutProviderAsync("operators");
        await Ben.PutProviderAsync("bens");
        var id = NewId("p");
        var imported = (await Ann.Client.PostJsonAsync($"{root}/config/import", $$$"""{"providers":{"{{{id}}}":{{{Provider(id)}}}}}""")).ShouldBeOk();
        imported.Json.GetProperty("created").GetInt32().ShouldBe(1);

        var export = (await Ann.Client.ReadAsync($"{root}/config/export")).ShouldBeOk();
        export.Json.GetProperty("providers").TryGetProperty(id, out _).ShouldBeTrue();
        export.Json.GetProperty("providers").TryGetProperty("operators", out _).ShouldBeFalse();
        export.Json.GetProperty("providers").TryGetProperty("bens", out _).ShouldBeFalse();
        export.Body.ShouldNotContain(Key);
        (await Ann.Client.PostJsonAsync($"{root}/config/import", export.Body)).ShouldBeOk().Json.GetProperty("updated").GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task Nobody_else_changes_or_reads_it()
    {
        var id = NewId("p");
        await Ann.PutAsync($"{root}/providers/{id}", Provider(id));
        foreach (var (client, status, code) in new[] { (Ben.Client, 404, "not_found"), (Caller, 404, "not_found") })
        {
            (await client.ReadAsync($"/api/u/ann/providers/{id}")).ShouldBeProblem(status, code);
            (await client.PutAsync($"/api/u/ann/providers/{id}", Provider("stolen"))).ShouldBeProblem(status, code);
            (await client.RemoveAsync($"/api/u/ann/providers/{id}")).ShouldBeProblem(status, code);
            (await client.PostJsonAsync("/api/u/ann/config/import", "{}")).ShouldBeProblem(status, code);
        }

        (await Ben.Client.ReadAsync($"/api/user/providers/{id}")).ShouldBeProblem(404, "not_found");
        (await Caller.PutAsync($"/api/user/providers/{id}", Provider("stolen"))).ShouldBeProblem(403, "permission_denied");
        (await App.Admin.PutAsync($"/api/user/providers/{id}", Provider("stolen"))).ShouldBeProblem(403, "permission_denied");
        (await App.Admin.ReadAsync($"/api/admin/providers/{id}")).ShouldBeProblem(404, "not_found");
        (await Ann.Client.ReadAsync("/api/admin/providers")).ShouldBeProblem(403, "permission_denied");
        (await Ann.Client.ReadAsync($"{root}/providers/{id}")).ShouldBeOk().Json.GetProperty("name").GetString().ShouldBe(id);
    }

    [Test]
    public async Task An_operators_admin_token_works_in_the_named_namespace()
    {
        var id = NewId("p");
        (await App.Admin.PutAsync($"/api/u/ann/providers/{id}", Provider(id))).ShouldHaveStatus(201);
        (await Ann.Client.ReadAsync($"/api/user/providers/{id}")).ShouldBeOk();
        (await App.Admin.ReadAsync($"/api/admin/providers/{id}")).ShouldBeProblem(404, "not_found");
    }

    private string Provider(string name) =>
        $$"""{"type":"openai","name":"{{name}}","endpoint":"https://api.openai.com/v1","api_key":"{{Key}}","models":[{"name":"sim"}]}""";

    private static string Rotation(string provider) => $$"""{"providers":[{"provider_id":"{{provider}}","models":[{"name":"sim"}]}]}""";
}
