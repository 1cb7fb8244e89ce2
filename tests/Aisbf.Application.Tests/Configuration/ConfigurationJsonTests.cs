using System.Text.Json;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Rotations;
using Aisbf.Domain.Common;

namespace Aisbf.Application.Tests.Configuration;

public sealed class ConfigurationJsonTests
{
    [TestCase("""{"type":"openai","endpiont":"x"}""", "endpiont")]
    [TestCase("""{"models":[{"name":"a"},{"name":"b","wieght":1}]}""", "models[1].wieght")]
    [TestCase("""{"models":[{"pricing":{"promt":1}}]}""", "models[0].pricing.promt")]
    [TestCase("""{"Type":"openai"}""", "Type")]
    [TestCase("""{"default_rate_limit_tpm":1}""", "default_rate_limit_tpm")]
    public void An_unknown_field_is_refused_by_its_path(string json, string path)
    {
        var error = ControlPlane.Parse<ProviderDto>(json).Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(path);
    }

    [TestCase("""{"models":[{"context_size":"128000"}]}""", "models[0].context_size")]
    [TestCase("""{"default_context_size":1.5}""", "default_context_size")]
    [TestCase("""{"default_context_size":99999999999}""", "default_context_size")]
    [TestCase("""{"disabled":"false"}""", "disabled")]
    [TestCase("""{"models":{"name":"a"}}""", "models")]
    [TestCase("""{"api_key":17}""", "api_key")]
    [TestCase("""{"default_condense_method":[1]}""", "default_condense_method")]
    public void A_value_of_the_wrong_type_is_refused_by_its_path(string json, string path)
    {
        var error = ControlPlane.Parse<ProviderDto>(json).Error;

        error!.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(path);
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{} {}")]
    [TestCase("{} // no")]
    [TestCase("""{"type":"openai",}""")]
    [TestCase("""{"type":"openai","type":"anthropic"}""")]
    [TestCase("""{"models":[{"name":"a","name":"b"}]}""")]
    [TestCase("""{"rate_limit":NaN}""")]
    [TestCase("""{"name":"\ud800"}""")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"text\"")]
    public void What_is_not_one_strict_document_is_refused(string json) =>
        ControlPlane.Parse<ProviderDto>(json).Error!.Code.ShouldBe(ErrorCode.InvalidRequest);

    [Test]
    public void A_deeply_nested_body_is_refused()
    {
        var json = string.Concat(Enumerable.Repeat("{\"auth_config\":", 10_000)) + "1" + new string('}', 10_000);

        ControlPlane.Parse<ProviderDto>(json).Error!.Code.ShouldBe(ErrorCode.InvalidRequest);
    }

    [Test]
    public void A_fault_does_not_quote_the_body()
    {
        var error = ControlPlane.Parse<ProviderDto>("""{"api_key":"sk-canary-123456" x""").Error;

        error!.Message.ShouldNotContain("canary");
    }

    [Test]
    public void Every_field_of_the_reference_is_read_and_written_back()
    {
        const string Json = """
            {"id":"openai-prod","name":"OpenAI production","endpoint":"https://api.openai.com/v1","type":"openai",
             "api_key_required":true,"api_key":"sk-...","default_rate_limit":0.5,"default_max_request_tokens":24000,
             "default_context_size":128000,"default_error_cooldown":300,"enable_native_caching":false,"enable_response_cache":null,
             "default_rate_limit_TPM":1000,"default_condense_method":["sliding_window","conversational"],"default_condense_context":80,
             "models":[{"name":"gpt-4.1-mini","context_size":128000,"max_request_tokens":24000,"rate_limit_TPD":5,
                        "condense_method":"semantic","pricing":{"prompt":0.00000015,"completion":1.60}}],
             "claude_config":{"enable_prompt_caching":true}}
            """;

        var written = JsonSerializer.SerializeToElement(ControlPlane.Parse<ProviderDto>(Json).Value, ConfigurationJson.Options);

        using var sent = JsonDocument.Parse(Json);
        foreach (var field in sent.RootElement.EnumerateObject().Where(f => f.Name != "models"))
        {
            JsonElement.DeepEquals(written.GetProperty(field.Name), field.Value).ShouldBeTrue(field.Name);
        }

        JsonElement.DeepEquals(written.GetProperty("models"), sent.RootElement.GetProperty("models")).ShouldBeTrue();
    }

    [TestCase("\"sliding_window\"")]
    [TestCase("""["sliding_window","semantic"]""")]
    [TestCase("[]")]
    public void A_condensation_method_is_a_text_or_a_list(string method)
    {
        var rotation = ControlPlane.Parse<RotationDto>($$"""{"default_condense_method":{{method}}}""").Value;

        JsonSerializer.SerializeToElement(rotation, ConfigurationJson.Options).GetProperty("default_condense_method").GetRawText().ShouldBe(method);
    }

    [Test]
    public void A_byte_order_mark_is_passed_over() => ControlPlane.Parse<ProviderDto>("\uFEFF{}").IsSuccess.ShouldBeTrue();
}
