using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Administration;

internal sealed class SecretKeepingTests : GatewayFixture
{
    private const string Key = "sk-provider-0123456789-tail";
    private const string Mask = "••••tail";

    [Test]
    public async Task A_key_is_masked_in_every_answer()
    {
        var (id, model) = (NewId("p"), NewId("m"));
        var path = $"/api/admin/providers/{id}";
        var put = await App.Admin.PutAsync(path, Provider(model, $"\"{Key}\""));

        put.Json.GetProperty("api_key").GetString().ShouldBe(Mask);
        (await App.Admin.ReadAsync(path)).Json.GetProperty("api_key").GetString().ShouldBe(Mask);
        foreach (var answer in new[] { put, await App.Admin.ReadAsync("/api/admin/providers"), await App.Admin.ReadAsync("/api/admin/config/export") })
        {
            answer.Body.ShouldNotContain(Key);
            answer.Body.ShouldContain(Mask);
        }
    }

    [TestCase("pat")]
    [TestCase("pwd")]
    [TestCase("smtpPass")]
    [TestCase("jwt")]
    [TestCase("refresh")]
    [TestCase("session_id")]
    [TestCase("basic_auth")]
    [TestCase("client_pem")]
    [TestCase("dsn")]
    public async Task A_setting_that_is_named_like_a_credential_is_kept_as_one(string name)
    {
        var (id, canary) = (NewId("p"), $"canary-{NewId("c")}-0123456789-tail");
        var path = $"/api/admin/providers/{id}";
        await App.PutAsync(path, Provider("m", "\"k\"", $$""","auth_config":{"author":"somebody","nested":[{"{{name}}":"{{canary}}"}]}"""));
        foreach (var read in new[] { path, "/api/admin/config/export" })
        {
            var answer = (await App.Admin.ReadAsync(read)).ShouldBeOk();
            answer.Body.ShouldNotContain(canary);
            answer.Body.ShouldContain(Mask);
            answer.Body.ShouldContain("somebody");
        }

        foreach (var file in Directory.GetFiles(App.DataDirectory, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(stream, System.Text.Encoding.Latin1);
            (await text.ReadToEndAsync()).Contains(canary, StringComparison.Ordinal).ShouldBeFalse(Path.GetFileName(file));
        }
    }

    [TestCase("\"short\"")]
    [TestCase("\"elevenchars\"")]
    public async Task A_short_key_is_masked_whole(string key)
    {
        var put = await App.Admin.PutAsync($"/api/admin/providers/{NewId("p")}", Provider("m", key));
        put.Json.GetProperty("api_key").GetString().ShouldBe("••••");
    }

    [TestCase("\"••••tail\"", TestName = "A masked key keeps the stored one")]
    [TestCase("\"••••\"", TestName = "A key that is masked whole keeps the stored one")]
    [TestCase("null", TestName = "A null key keeps the stored one")]
    [TestCase(null, TestName = "A key that is left out keeps the stored one")]
    [TestCase("\"YOUR_API_KEY\"", TestName = "A placeholder keeps the stored key")]
    public async Task Keeps(string? sent)
    {
        var (id, model) = (NewId("p"), NewId("m"));
        await App.PutAsync($"/api/admin/providers/{id}", Provider(model, $"\"{Key}\""));
        var put = (await App.Admin.PutAsync($"/api/admin/providers/{id}", Provider(model, sent, ",\"name\":\"changed\""))).ShouldHaveStatus(200);
        (await Caller.ChatAsync($"{id}/{model}")).ShouldBeOk();

        put.Json.GetProperty("api_key").GetString().ShouldBe(Mask);
        CallsTo(model).Single().Header("Authorization").ShouldBe($"Bearer {Key}");
    }

    [Test]
    public async Task An_empty_key_removes_the_stored_one()
    {
        var (id, model) = (NewId("p"), NewId("m"));
        await App.PutAsync($"/api/admin/providers/{id}", Provider(model, $"\"{Key}\""));
        var put = (await App.Admin.PutAsync($"/api/admin/providers/{id}", Provider(model, "\"\""))).ShouldHaveStatus(200);

        put.Json.TryGetProperty("api_key", out _).ShouldBeFalse(put.Body);
        var chat = await Caller.ChatAsync($"{id}/{model}");
        chat.Status.ShouldBeGreaterThanOrEqualTo(400, "A type that needs a key was called without one.");
        CallsTo(model).ShouldBeEmpty();
    }

    [Test]
    public async Task A_new_key_replaces_the_stored_one()
    {
        var (id, model) = (NewId("p"), NewId("m"));
        await App.PutAsync($"/api/admin/providers/{id}", Provider(model, $"\"{Key}\""));
        await App.PutAsync($"/api/admin/providers/{id}", Provider(model, "\"sk-another-key-9876-last\""));
        (await Caller.ChatAsync($"{id}/{model}")).ShouldBeOk();

        CallsTo(model).Single().Header("Authorization").ShouldBe("Bearer sk-another-key-9876-last");
    }

    [Test]
    public async Task A_key_of_a_rotation_entry_is_masked_kept_and_used_in_place_of_the_providers()
    {
        var (provider, rotation, model) = (NewId("p"), NewId("r"), NewId("m"));
        await App.PutAsync($"/api/admin/providers/{provider}", Provider(model, $"\"{Key}\""));
        var path = $"/api/admin/rotations/{rotation}";
        var put = await App.Admin.PutAsync(path, Rotation(provider, model, "\"entry-key-0123456789-mine\""));
        put.Body.ShouldContain("••••mine");
        put.Body.ShouldNotContain("entry-key");
        (await Caller.ChatAsync($"rotation/{rotation}")).ShouldBeOk();

        (await App.Admin.ReadAsync(path)).Body.ShouldNotContain("entry-key");
        await App.PutAsync(path, Rotation(provider, model, "\"••••mine\"", ",\"description\":\"changed\""));
        (await Caller.ChatAsync($"rotation/{rotation}")).ShouldBeOk();

        await App.PutAsync(path, Rotation(provider, model, "\"\""));
        (await Caller.ChatAsync($"rotation/{rotation}")).ShouldBeOk();

        CallsTo(model).Select(r => r.Header("Authorization"))
            .ShouldBe(["Bearer entry-key-0123456789-mine", "Bearer entry-key-0123456789-mine", $"Bearer {Key}"]);
    }

    [TestCase("null")]
    [TestCase("\"••••tail\"")]
    public async Task A_stored_key_is_not_sent_to_another_origin(string sent)
    {
        var (id, model) = (NewId("p"), NewId("m"));
        await App.PutAsync($"/api/admin/providers/{id}", Provider(model, $"\"{Key}\""));
        var put = await App.Admin.PutAsync($"/api/admin/providers/{id}", $$"""{"type":"openai","endpoint":"http://elsewhere.invalid/v1","api_key":{{sent}}}""");

        put.ShouldBeProblem(400, "invalid_request", "api_key");
        (await Caller.ChatAsync($"{id}/{model}")).ShouldBeOk();
    }

    [Test]
    public async Task A_key_is_not_handed_to_a_document_that_is_made_anew_under_the_same_id()
    {
        var (id, model) = (NewId("p"), NewId("m"));
        await App.PutAsync($"/api/admin/providers/{id}", Provider(model, $"\"{Key}\""));
        await App.Admin.RemoveAsync($"/api/admin/providers/{id}");
        var put = (await App.Admin.PutAsync($"/api/admin/providers/{id}", Provider(model, "\"••••tail\""))).ShouldHaveStatus(201);

        put.Json.TryGetProperty("api_key", out _).ShouldBeFalse(put.Body);
    }

    private string Provider(string model, string? key, string more = "") => $$"""
        {"type":"openai","endpoint":"{{App.Endpoint("openai")}}","models":[{"name":"{{model}}"}]{{(key is null ? "" : $",\"api_key\":{key}")}}{{more}}}
        """;

    private static string Rotation(string provider, string model, string key, string more = "") => $$"""
        {"providers":[{"provider_id":"{{provider}}","api_key":{{key}},"models":[{"name":"{{model}}"}]}]{{more}}}
        """;
}
