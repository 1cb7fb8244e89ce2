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
    public void Googles_list_is_read_without_prefix_and_without_models_that_do_not_chat()
    {
        Read(Dialect.Google, """
            {"models":[{"name":"models/gemini","displayName":"Gemini","inputTokenLimit":1048576,"supportedGenerationMethods":["generateContent","countTokens"]},
             {"name":"models/embedding","supportedGenerationMethods":["embedContent"]}]}
            """).ShouldBe([new("gemini", "Gemini", 1048576)]);
    }

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
