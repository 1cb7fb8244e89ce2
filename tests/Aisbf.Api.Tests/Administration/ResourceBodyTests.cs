using System.Text;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Administration;

internal sealed class ResourceBodyTests : GatewayFixture
{
    [TestCase("providers", "\"endpiont\":\"x\"", "endpiont")]
    [TestCase("providers", "\"Name\":\"x\"", "Name")]
    [TestCase("providers", "\"models\":[{\"name\":\"m\"},{\"name\":\"n\",\"contextsize\":1}]", "models[1].contextsize")]
    [TestCase("providers", "\"models\":[{\"name\":\"m\",\"pricing\":{\"promt\":1}}]", "models[0].pricing.promt")]
    [TestCase("providers", "\"owner\":\"somebody\"", "owner")]
    [TestCase("rotations", "\"providers\":[{\"provider_id\":\"p\",\"wieght\":1}]", "providers[0].wieght")]
    [TestCase("rotations", "\"providers\":[{\"provider_id\":\"p\",\"models\":[{\"name\":\"m\",\"x\":1}]}]", "providers[0].models[0].x")]
    [TestCase("rotations", "\"stratgey\":\"weighted\"", "stratgey")]
    [TestCase("autoselects", "\"available_models\":[{\"model\":\"m\"}]", "available_models[0].model")]
    [TestCase("autoselects", "\"falback\":\"m\"", "falback")]
    public async Task An_unknown_field_is_refused_by_its_path(string kind, string fields, string path)
    {
        await RefuseAsync(kind, ResourceKinds.With(kind, fields), path);
    }

    [TestCase("providers", "\"name\":5", "name")]
    [TestCase("providers", "\"disabled\":\"true\"", "disabled")]
    [TestCase("providers", "\"disabled\":1", "disabled")]
    [TestCase("providers", "\"rate_limit\":\"1\"", "rate_limit")]
    [TestCase("providers", "\"default_context_size\":1.5", "default_context_size")]
    [TestCase("providers", "\"default_context_size\":99999999999999", "default_context_size")]
    [TestCase("providers", "\"models\":{}", "models")]
    [TestCase("providers", "\"models\":[\"m\"]", "models[0]")]
    [TestCase("providers", "\"models\":[{\"name\":[]}]", "models[0].name")]
    [TestCase("providers", "\"default_condense_method\":5", "default_condense_method")]
    [TestCase("providers", "\"kiro_config\":\"x\"", "kiro_config")]
    [TestCase("rotations", "\"providers\":[{\"provider_id\":\"p\",\"weight\":\"3\"}]", "providers[0].weight")]
    [TestCase("rotations", "\"notifyerrors\":\"yes\"", "notifyerrors")]
    [TestCase("autoselects", "\"available_models\":[{\"model_id\":\"m\",\"priority\":true}]", "available_models[0].priority")]
    public async Task A_value_of_the_wrong_type_is_refused_by_its_path(string kind, string fields, string path)
    {
        await RefuseAsync(kind, ResourceKinds.With(kind, fields), path);
    }

    [TestCase("providers", "\"rate_limit\":-1", "rate_limit")]
    [TestCase("providers", "\"default_context_size\":0", "default_context_size")]
    [TestCase("providers", "\"default_rate_limit_TPM\":-1", "default_rate_limit_TPM")]
    [TestCase("providers", "\"models\":[{\"name\":\"m\"},{\"name\":\"\"}]", "models[1].name")]
    [TestCase("providers", "\"models\":[null]", "models[0]")]
    [TestCase("providers", "\"models\":[{\"name\":\"m\",\"pricing\":{\"prompt\":-1}}]", "models[0].pricing.prompt")]
    [TestCase("providers", "\"api_key\":\"two words\"", "api_key")]
    [TestCase("providers", "\"api_key\":\"line\\nbreak\"", "api_key")]
    [TestCase("providers", "\"default_condense_context\":101", "default_condense_context")]
    [TestCase("rotations", "\"providers\":[{\"provider_id\":\"nobody\"}]", "providers[0].provider_id")]
    [TestCase("rotations", "\"providers\":[{\"provider_id\":\"\"}]", "providers[0].provider_id")]
    [TestCase("rotations", "\"providers\":[{\"provider_id\":\"rotation\"}]", "providers[0].models")]
    [TestCase("rotations", "\"providers\":[{\"provider_id\":\"rotation\",\"models\":[{\"name\":\"body\"}]}]", "providers[0].models[0].name")]
    [TestCase("rotations", "\"providers\":[{\"provider_id\":\"rotation\",\"models\":[{\"name\":\"none\"}]}]", "providers[0].models[0].name")]
    [TestCase("rotations", "\"strategy\":\"random\"", "strategy")]
    [TestCase("autoselects", "\"fallback\":\"nobody/nothing\"", "fallback")]
    [TestCase("autoselects", "\"selection_model\":\"nobody\"", "selection_model")]
    [TestCase("autoselects", "\"available_models\":[{\"description\":\"no name\"}]", "available_models[0].model_id")]
    public async Task A_value_that_cannot_be_is_refused_by_its_path(string kind, string fields, string path)
    {
        await RefuseAsync(kind, ResourceKinds.With(kind, fields), path);
    }

    [TestCase("""{"type":"no-such-type","endpoint":"http://h/v1"}""", "type")]
    [TestCase("""{"endpoint":"http://h/v1"}""", "type")]
    [TestCase("""{"type":null,"endpoint":"http://h/v1"}""", "type")]
    [TestCase("""{"type":"openai","endpoint":"/v1"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"file:///etc/passwd"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"gopher://h/"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"http://user:password@h/v1"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"http://h/v1?key=x"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"http://h/v1#x"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"http:\\\\h\\v1"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"http://h/v1\r\nx: y"}""", "endpoint")]
    [TestCase("""{"type":"openai","endpoint":"http://:80/"}""", "endpoint")]
    public async Task A_provider_needs_a_known_type_and_a_plain_endpoint(string document, string path)
    {
        await RefuseAsync("providers", document, path);
    }

    [TestCase("""{"type":"openai","type":"google"}""")]
    [TestCase("""{"type":"openai","models":[{"name":"a","name":"b"}]}""")]
    [TestCase("""{"type":"openai","api_key":"a","api_key":"b"}""")]
    public async Task A_field_given_twice_is_refused(string document)
    {
        await RefuseAsync("providers", document, null);
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("17")]
    [TestCase("{")]
    [TestCase("{}{}")]
    [TestCase("{} x")]
    [TestCase("{\"type\":\"openai\",}")]
    [TestCase("{'type':'openai'}")]
    [TestCase("{\"type\":NaN}")]
    [TestCase("// comment\n{}")]
    [TestCase("\0{}")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body)
    {
        await RefuseAsync("providers", body, null);
    }

    [Test]
    public async Task A_body_that_is_no_UTF8_is_refused()
    {
        byte[] bytes = [.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        (await App.Admin.SendAsync("PUT", "/api/admin/providers/body", content)).ShouldHaveStatus(400);
    }

    [Test]
    public async Task A_lone_surrogate_is_refused() =>
        await RefuseAsync("providers", ResourceKinds.With("providers", "\"name\":\"\\ud800\""), "name");

    [Test]
    public async Task Deep_nesting_is_refused_and_does_not_take_the_process_down()
    {
        var deep = new StringBuilder().Insert(0, "[", 100_000).ToString();
        await RefuseAsync("providers", $$"""{"type":"openai","models":{{deep}}""", null);
        await RefuseAsync("providers", $$"""{"type":"openai","auth_config":{"a":{{deep}}""", null);
        (await App.Anonymous.ReadAsync("/health")).ShouldBeOk();
    }

    [Test]
    public async Task A_byte_order_mark_is_passed_over() =>
        (await App.Admin.PutAsync("/api/admin/providers/with-mark", "\uFEFF" + ResourceKinds.Document("providers"))).ShouldHaveStatus(201);

    [Test]
    public async Task Fields_in_a_body_keep_their_unicode()
    {
        const string Name = "Ærøskøbing 模型 🍕 <b>&amp;</b>";
        var document = ResourceKinds.With("providers", $"\"name\":\"{Name}\"");
        (await App.Admin.PutAsync("/api/admin/providers/unicode", document)).Json.GetProperty("name").GetString().ShouldBe(Name);
        (await App.Admin.ReadAsync("/api/admin/providers/unicode")).Json.GetProperty("name").GetString().ShouldBe(Name);
    }

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/jsonx")]
    [TestCase(null)]
    public async Task A_body_that_is_not_sent_as_JSON_is_415(string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(ResourceKinds.Document("providers")));
        content.Headers.ContentType = type is null ? null : new(type);
        (await App.Admin.SendAsync("PUT", "/api/admin/providers/typed", content)).ShouldBeProblem(415, "unsupported_media_type");
    }

    [Test]
    public async Task A_body_in_an_unknown_encoding_is_refused()
    {
        var content = GatewayApp.Json(ResourceKinds.Document("providers"));
        content.Headers.ContentEncoding.Add("zstd-of-tomorrow");
        (await App.Admin.SendAsync("PUT", "/api/admin/providers/typed", content)).ShouldBeProblem(415, "unsupported_media_type");
    }

    [Test]
    public async Task A_document_above_its_limit_is_413_whether_its_length_is_announced_or_not()
    {
        var document = ResourceKinds.With("providers", $"\"name\":\"{new string('x', 5 * 1024 * 1024)}\"");
        (await App.Admin.PutAsync("/api/admin/providers/large", document)).ShouldBeProblem(413, "payload_too_large");

        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/admin/providers/large") { Content = GatewayApp.Json(document) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await App.Admin.SendAsync(request);
        (await Answer.ReadAsync(response)).ShouldBeProblem(413, "payload_too_large");
    }

    private async Task RefuseAsync(string kind, string document, string? path)
    {
        var target = $"/api/admin/{kind}/body";
        (await App.Admin.PutAsync(target, document)).ShouldBeProblem(400, "invalid_request", path);
        (await App.Admin.ReadAsync(target)).ShouldHaveStatus(404);
    }
}
