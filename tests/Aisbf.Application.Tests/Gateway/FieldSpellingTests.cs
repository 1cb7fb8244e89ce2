using System.Text;
using Aisbf.Application.Gateway;
using Aisbf.Application.Gateway.Forms;
using Aisbf.Domain.Common;
using Aisbf.Domain.Routing;

namespace Aisbf.Application.Tests.Gateway;

/// <summary>A field that the gateway acts on has one spelling, or upstreams that ignore case would act on another than was checked.</summary>
internal sealed class FieldSpellingTests
{
    private static readonly Dictionary<Surface, string> Bodies = new()
    {
        [Surface.ChatCompletions] = """{"model":"a","messages":[{"role":"user","content":"hi"}]}""",
        [Surface.Responses] = """{"model":"a","input":"hi"}""",
        [Surface.Messages] = """{"model":"a","max_tokens":5,"messages":[{"role":"user","content":"hi"}]}""",
        [Surface.TokenCount] = """{"model":"a","messages":[{"role":"user","content":"hi"}]}""",
        [Surface.Completions] = """{"model":"a","prompt":"hi"}""",
        [Surface.Embeddings] = """{"model":"a","input":"hi"}""",
        [Surface.ImageGenerations] = """{"model":"a","prompt":"hi"}""",
        [Surface.ImageEdits] = """{"model":"a","prompt":"hi"}""",
        [Surface.Speech] = """{"model":"a","input":"hi"}""",
        [Surface.Moderations] = """{"model":"a","input":"hi"}""",
        [Surface.Rerank] = """{"model":"a","query":"hi"}""",
    };

    private static readonly string[] OfModel =
        ["Model", "MODEL", "mOdel", "model ", " model", "model\\u0000", "\\u004dodel", "mod\\u0045l", "m\\u006fDel", "\\tmodel"];

    private static IEnumerable<TestCaseData> OfEverySurface() =>
        from surface in Bodies.Keys
        from name in OfModel
        select new TestCaseData(surface, name);

    [TestCaseSource(nameof(OfEverySurface))]
    public void Another_spelling_of_the_model_is_refused_on_every_surface(Surface surface, string name)
    {
        foreach (var json in new[] { $"{{\"{name}\":\"b\",{Bodies[surface][1..]}", $"{Bodies[surface][..^1]},\"{name}\":\"b\"}}", $"{Bodies[surface][..^1]},\"{name}\":null}}" })
        {
            var error = RequestPeeker.Peek(surface, Encoding.UTF8.GetBytes(json)).Error.ShouldNotBeNull(json);
            error.Code.ShouldBe(ErrorCode.InvalidRequest);
            error.Param.ShouldBe("model");
        }
    }

    [TestCase(Surface.ChatCompletions, "STREAM", "stream")]
    [TestCase(Surface.ChatCompletions, "ſtream", "stream")]
    [TestCase(Surface.ChatCompletions, "\\u017ftream", "stream")]
    [TestCase(Surface.ChatCompletions, "Stream_Options", "stream_options")]
    [TestCase(Surface.ChatCompletions, "Messages", "messages")]
    [TestCase(Surface.ChatCompletions, "MAX_TOKENS", "max_tokens")]
    [TestCase(Surface.ChatCompletions, "max_to\u212Aens", "max_tokens")]
    [TestCase(Surface.ChatCompletions, "Max_Completion_Tokens", "max_completion_tokens")]
    [TestCase(Surface.ChatCompletions, "N", "n")]
    [TestCase(Surface.ChatCompletions, "Tools", "tools")]
    [TestCase(Surface.Responses, "Store", "store")]
    [TestCase(Surface.Responses, "Input", "input")]
    [TestCase(Surface.Responses, "Previous_Response_Id", "previous_response_id")]
    [TestCase(Surface.Responses, "bac\u212Aground", "background")]
    [TestCase(Surface.Responses, "CONVERSATION", "conversation")]
    [TestCase(Surface.Messages, "Thread", "thread")]
    [TestCase(Surface.Completions, "Prompt", "prompt")]
    [TestCase(Surface.Embeddings, "Input", "input")]
    [TestCase(Surface.Rerank, "QUERY", "query")]
    public void Another_spelling_of_any_field_that_is_acted_on_is_refused(Surface surface, string name, string meant)
    {
        var error = RequestPeeker.Peek(surface, Encoding.UTF8.GetBytes($"{Bodies[surface][..^1]},\"{name}\":false}}")).Error.ShouldNotBeNull();
        error.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(meant);
    }

    [TestCase(Surface.ChatCompletions, "Temperature")]
    [TestCase(Surface.ChatCompletions, "topP")]
    [TestCase(Surface.ChatCompletions, "x-Model-note")]
    [TestCase(Surface.ChatCompletions, "mess\\u0061ge")]
    [TestCase(Surface.Embeddings, "Stream")]
    [TestCase(Surface.Embeddings, "m\u00f6del")]
    public void What_is_not_acted_on_may_be_written_in_any_way(Surface surface, string name) =>
        RequestPeeker.Peek(surface, Encoding.UTF8.GetBytes($"{Bodies[surface][..^1]},\"{name}\":false}}")).IsSuccess.ShouldBeTrue();

    [TestCase("\"max_tokens\":1,\"max_tokens\":2", "max_tokens")]
    [TestCase("\"max_tokens\":1,\"max_\\u0074okens\":2", "max_tokens")]
    [TestCase("\"max_completion_tokens\":1,\"max_completion_tokens\":null", "max_completion_tokens")]
    [TestCase("\"n\":1,\"\\u006e\":2", "n")]
    [TestCase("\"tools\":[],\"tools\":[]", "tools")]
    public void A_field_that_is_acted_on_stands_once(string fields, string param) =>
        RequestPeeker.Peek(Surface.ChatCompletions, Encoding.UTF8.GetBytes($"{Bodies[Surface.ChatCompletions][..^1]},{fields}}}"))
            .Error.ShouldNotBeNull().Param.ShouldBe(param);

    [Test]
    public void Two_limits_with_names_of_their_own_may_stand_together() =>
        RequestPeeker.Peek(Surface.ChatCompletions, Encoding.UTF8.GetBytes($"{Bodies[Surface.ChatCompletions][..^1]},\"max_tokens\":1,\"max_completion_tokens\":2}}"))
            .IsSuccess.ShouldBeTrue();

    [Test]
    public void A_name_that_is_no_text_is_refused() =>
        RequestPeeker.Peek(Surface.ChatCompletions, Encoding.UTF8.GetBytes($"{Bodies[Surface.ChatCompletions][..^1]},\"\\ud800\":1}}"))
            .Error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.InvalidRequest);

    [TestCase("Model", "model")]
    [TestCase("MODEL", "model")]
    [TestCase("model[]", "model")]
    [TestCase("Model[]", "model")]
    [TestCase("model[0]", "model")]
    [TestCase("model[x]", "model")]
    [TestCase(" model", "model")]
    [TestCase("Stream", "stream")]
    [TestCase("stream[]", "stream")]
    [TestCase("ſtream", "stream")]
    [TestCase("N", "n")]
    [TestCase("File", "file")]
    [TestCase("file[]", "file")]
    public void Another_spelling_in_a_form_is_refused(string name, string meant)
    {
        var error = Scan(Surface.Transcriptions, $"{Part("file\"; filename=\"f", "x")}{Part("model", "a")}{Part(name, "b")}--b--\r\n").Error.ShouldNotBeNull();
        error.Code.ShouldBe(ErrorCode.InvalidRequest);
        error.Param.ShouldBe(meant);
    }

    [Test]
    public void Several_pictures_may_come_in_brackets() =>
        Scan(Surface.ImageEdits, $"{Part("image[]\"; filename=\"f", "x")}{Part("image[]\"; filename=\"g", "x")}{Part("model", "a")}--b--\r\n").IsSuccess.ShouldBeTrue();

    private static string Part(string name, string value) => $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static Result<RequestPeek> Scan(Surface surface, string form)
    {
        var scanner = new FormScanner("b", FormRules.For(surface));
        return scanner.Scan(Encoding.UTF8.GetBytes(form), out _) is { } error ? error : scanner.Finish();
    }
}
