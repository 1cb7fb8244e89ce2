using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Tests.Providers.Dialects;

internal sealed class ModelListTests
{
    private static readonly UpstreamDialects Dialects = new();

    [Test]
    public void OpenAIs_list_is_read_with_every_name_for_the_context()
    {
        Read(Dialect.OpenAi, """
            {"object":"list","data":[{"id":"a","created":5,"context_window":1},{"id":"b","context_length":2},{"id":"c","name":"C","max_context_length":3},
             {"id":"d","context_window":-1},{"id":7},{},null]}
            """).ShouldBe([new("a", null, 1, 5), new("b", null, 2), new("c", "C", 3), new("d")]);
    }

    [Test]
    public void A_bare_array_is_a_list() => Read(Dialect.OpenAi, """[{"id":"a"}]""").ShouldBe([new("a")]);

    [Test]
    public void Anthropics_list_is_read() =>
        Read(Dialect.Anthropic, """{"data":[{"type":"model","id":"claude","display_name":"Claude","created_at":"2025-01-01T00:00:00Z"}],"has_more":false}""")
            .ShouldBe([new("claude", "Claude", null, 1735689600)]);

    [Test]
    public void Googles_list_is_read_without_prefix_and_without_models_that_nobody_could_call()
    {
        var models = Read(Dialect.Google, """
            {"models":[{"name":"models/gemini","displayName":"Gemini","description":"Clever.","inputTokenLimit":1048576,"outputTokenLimit":65536,"thinking":true,
              "supportedGenerationMethods":["generateContent","countTokens"]},
             {"name":"models/embedding","supportedGenerationMethods":["embedContent"]},
             {"name":"models/answers","supportedGenerationMethods":["generateAnswer"]},
             {"name":"models/silent"}]}
            """);
        models.Select(m => m.Id).ShouldBe(["gemini", "embedding", "silent"]);
        models[0].ShouldBe(new UpstreamModel("gemini", "Gemini", 1048576) { MaxOutputTokens = 65536, Description = "Clever.", Capabilities = models[0].Capabilities });
        models.Select(m => m.Capabilities).ShouldBe([["chat", "reasoning"], ["embeddings"], null]);
    }

    [Test]
    public void What_OpenRouter_tells_is_kept()
    {
        var model = Read(Dialect.OpenAi, """
            {"data":[{"id":"openai/gpt-4o","name":"OpenAI: GPT-4o","created":1715558400,"description":"Omni.","context_length":128000,
              "architecture":{"modality":"text+image->text","input_modalities":["text","image"],"output_modalities":["text"]},
              "pricing":{"prompt":"0.0000025","completion":"0.00001","request":"0","input_cache_read":"0.00000125"},
              "top_provider":{"context_length":128000,"max_completion_tokens":16384,"is_moderated":true},
              "supported_parameters":["tools","temperature",7],"default_parameters":{"temperature":0.5},"per_request_limits":null}]}
            """).Single();
        model.DisplayName.ShouldBe("OpenAI: GPT-4o");
        model.Description.ShouldBe("Omni.");
        model.ContextSize.ShouldBe(128_000);
        model.MaxOutputTokens.ShouldBe(16_384);
        model.Capabilities.ShouldBe(["chat", "vision", "tool_use"]);
        model.Pricing.ShouldBe(new ModelPricing(2.5m, 10, 1.25m));
        model.Details.ShouldNotBeNull().Architecture.ShouldNotBeNull().GetProperty("modality").GetString().ShouldBe("text+image->text");
        model.Details.TopProvider.ShouldNotBeNull().GetProperty("is_moderated").GetBoolean().ShouldBeTrue();
        model.Details.SupportedParameters.ShouldBe(["tools", "temperature"]);
        model.Details.DefaultParameters.ShouldNotBeNull().GetProperty("temperature").GetDouble().ShouldBe(0.5);
    }

    [TestCase("{}")]
    [TestCase("""{"prompt":"-1","completion":"-1"}""")]
    [TestCase("""{"prompt":"a lot","completion":""}""")]
    [TestCase("""{"prompt":2.5,"completion":10}""")]
    [TestCase("""{"prompt":"2.5","completion":"10"}""")]
    [TestCase("""{"prompt":"NaN","completion":"1e400"}""")]
    [TestCase("[]")]
    [TestCase("7")]
    public void A_price_that_makes_no_sense_is_not_known_and_never_nothing(string pricing) =>
        Read(Dialect.OpenAi, $$"""{"data":[{"id":"a","pricing":{{pricing}}}]}""").Single().Pricing.ShouldBeNull();

    [Test]
    public void What_is_too_long_is_cut_or_left_out()
    {
        var model = Read(Dialect.OpenAi, $$"""
            {"data":[{"id":"a","description":"{{new string('d', 5000)}}","architecture":{"x":"{{new string('a', 5000)}}"},
              "supported_parameters":["{{new string('p', 5000)}}","tools"]}]}
            """).Single();
        model.Description.ShouldBe(new string('d', 1000));
        model.Details.ShouldNotBeNull().Architecture.ShouldBeNull();
        model.Details.SupportedParameters.ShouldBe(["tools"]);
    }

    [Test]
    public void What_Mistral_tells_of_abilities_is_read() =>
        Read(Dialect.OpenAi, """{"data":[{"id":"m","capabilities":{"completion_chat":true,"function_calling":true,"vision":false}},{"id":"n","capabilities":["x"]}]}""")
            .Select(m => m.Capabilities).ShouldBe([["chat", "tool_use"], null]);

    [Test]
    public void Ollamas_list_is_read() =>
        Read(Dialect.Ollama, """{"models":[{"name":"llama3.2:latest","modified_at":"2025-01-01T00:00:00Z"}]}""")
            .ShouldBe([new("llama3.2:latest", Created: 1735689600)]);

    [TestCase("")]
    [TestCase("<html>")]
    [TestCase("{}")]
    [TestCase("{\"data\":{}}")]
    [TestCase("{\"data\":[{\"id\":\"\\ud800\"}]}")]
    public void What_is_no_list_is_an_upstreams_error(string body) =>
        Dialects.For(Dialect.OpenAi).ReadModels(Encoding.UTF8.GetBytes(body)).Error!.Code.ShouldBe(ErrorCode.UpstreamError);

    private static IReadOnlyList<UpstreamModel> Read(Dialect dialect, string body) =>
        Dialects.For(dialect).ReadModels(Encoding.UTF8.GetBytes(body)).Value;
}
