using System.Text.Json;

namespace Aisbf.Simulator.Tests.Google;

internal sealed class GenerateTests : SimulatorFixture
{
    private const string Root = "/v1beta/models/gemini-x";
    private const string Hello = """{"contents":[{"role":"user","parts":[{"text":"hello"}]}]}""";
    private const string Tools = """
        [{"functionDeclarations":[{"name":"get_weather","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"}},"required":["city"]}}]}]
        """;

    [Test]
    public async Task Content_is_generated_with_an_echo()
    {
        var body = await PostForJsonAsync(Root + ":generateContent", Hello);

        var candidate = body.GetProperty("candidates")[0];
        candidate.GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString().ShouldBe("Pong from simulator model gemini-x: hello");
        candidate.GetProperty("finishReason").GetString().ShouldBe("STOP");
        var usage = body.GetProperty("usageMetadata");
        usage.GetProperty("totalTokenCount").GetInt32().ShouldBe(
            usage.GetProperty("promptTokenCount").GetInt32() + usage.GetProperty("candidatesTokenCount").GetInt32());
        body.GetProperty("modelVersion").GetString().ShouldBe("gemini-x");
    }

    [Test]
    public async Task A_stream_of_events_ends_lines_as_google_does_and_finishes_in_the_last_content()
    {
        using var answer = await PostAsync(Root + ":streamGenerateContent?alt=sse", Hello);
        var text = await answer.Content.ReadAsStringAsync();
        var chunks = Sse.Read(text).Json();

        text.ShouldContain("}\r\n\r\ndata: {");
        Texts(chunks).ShouldBe("Pong from simulator model gemini-x: hello");
        chunks.Count(c => c.GetProperty("candidates")[0].TryGetProperty("finishReason", out _)).ShouldBe(1);
        chunks[^1].GetProperty("candidates")[0].GetProperty("finishReason").GetString().ShouldBe("STOP");
        chunks.ShouldAllBe(c => c.GetProperty("usageMetadata").GetProperty("promptTokenCount").GetInt32() == 2);
    }

    [Test]
    public async Task Without_alt_a_stream_is_one_json_array()
    {
        using var answer = await PostAsync(Root + ":streamGenerateContent", Hello);
        using var broken = await PostAsync(Root + ":streamGenerateContent", Hello, ("x-sim", "no-done"));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        Texts([.. (await ReadJsonAsync(answer)).EnumerateArray()]).ShouldBe("Pong from simulator model gemini-x: hello");
        (await broken.Content.ReadAsStringAsync()).ShouldEndWith("}");
    }

    [Test]
    public async Task Functions_are_called_and_their_results_quoted()
    {
        var call = (await PostForJsonAsync(
            Root + ":generateContent", $$"""{"tools":{{Tools}},"contents":[{"role":"user","parts":[{"text":"weather?"}]}]}"""))
            .GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("functionCall");
        var result = await PostForJsonAsync(Root + ":generateContent", $$$"""
            {"tools":{{{Tools}}},"contents":[{"role":"user","parts":[{"text":"weather?"}]},
             {"role":"model","parts":[{"functionCall":{{{call.GetRawText()}}} }]},
             {"role":"user","parts":[{"functionResponse":{"name":"get_weather","response":{"sky":"blue"}} }]}]}
            """);

        call.GetProperty("name").GetString().ShouldBe("get_weather");
        call.GetProperty("args").GetProperty("city").GetString().ShouldBe("sample city");
        Texts([result]).ShouldContain("""{"sky":"blue"}""");
    }

    [Test]
    public async Task Thoughts_are_marked_and_counted_apart()
    {
        var body = await PostForJsonAsync(Root + ":generateContent", """
            {"contents":[{"parts":[{"text":"why"}]}],"generationConfig":{"thinkingConfig":{"includeThoughts":true,"thinkingBudget":100}}}
            """, ("x-sim", "input-tokens=10;output-tokens=9;reasoning-tokens=4;cached-tokens=3"));

        body.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("thought").GetBoolean().ShouldBeTrue();
        var usage = body.GetProperty("usageMetadata");
        usage.GetProperty("thoughtsTokenCount").GetInt32().ShouldBe(4);
        usage.GetProperty("candidatesTokenCount").GetInt32().ShouldBe(5);
        usage.GetProperty("cachedContentTokenCount").GetInt32().ShouldBe(3);
        usage.GetProperty("totalTokenCount").GetInt32().ShouldBe(19);
    }

    [Test]
    public async Task A_response_schema_is_filled_in()
    {
        var body = await PostForJsonAsync(Root + ":generateContent", """
            {"contents":[{"parts":[{"text":"x"}]}],"generationConfig":{"responseMimeType":"application/json","responseSchema":
             {"type":"OBJECT","properties":{"n":{"type":"INTEGER","minimum":3}},"required":["n"]}}}
            """);

        Texts([body]).ShouldBe("""{"n":3}""");
    }

    [Test]
    public async Task Texts_are_embedded_and_models_listed()
    {
        var one = await PostForJsonAsync(Root + ":embedContent", """{"content":{"parts":[{"text":"x"}]},"outputDimensionality":8}""");
        var batch = await PostForJsonAsync(
            Root + ":batchEmbedContents", """{"requests":[{"model":"models/gemini-x","content":{"parts":[{"text":"x"}]},"outputDimensionality":8}]}""");
        var list = await ReadJsonAsync(await GetAsync("/v1beta/models"));

        one.GetProperty("embedding").GetProperty("values").GetArrayLength().ShouldBe(8);
        batch.GetProperty("embeddings")[0].GetProperty("values").GetRawText().ShouldBe(one.GetProperty("embedding").GetProperty("values").GetRawText());
        list.GetProperty("models")[0].GetProperty("name").GetString().ShouldStartWith("models/");
    }

    [Test]
    public async Task A_suffix_in_the_path_pins_a_fault()
    {
        var (status, body) = await PostForErrorAsync(Root + "%23status=429;retry-after=7:generateContent", Hello);

        status.ShouldBe(429);
        body.GetProperty("error").GetProperty("status").GetString().ShouldBe("RESOURCE_EXHAUSTED");
        body.GetProperty("error").GetProperty("details")[0].GetProperty("retryDelay").GetString().ShouldBe("7s");
    }

    [TestCase("""{"contents":[{"parts":[{"text":"x"}]}],"messages":[]}""", "Unknown name \"messages\"")]
    [TestCase("""{"contents":[{"parts":[{"text":"x"}]}],"generationConfig":{"max_tokens":9}}""", "Unknown name \"max_tokens\" at 'generation_config'")]
    [TestCase("""{"contents":[{"role":"assistant","parts":[{"text":"x"}]}]}""", "valid role: user, model")]
    [TestCase("""{"contents":[{"role":"user","content":"x"}]}""", "Unknown name \"content\"")]
    [TestCase("""{"contents":[]}""", "contents is not specified")]
    [TestCase("""{"contents":[{"parts":[]}]}""", "parts must not be empty")]
    [TestCase("""{"contents":[{"parts":[{"type":"text","text":"x"}]}]}""", "Unknown name \"type\"")]
    [TestCase("""{"contents":[{"parts":[{"inlineData":{"mimeType":"image/png","data":"data:image/png;base64,AA=="}}]}]}""", "Base64 decoding failed")]
    [TestCase("""{"contents":[{"parts":[{"text":"x"}]},{"role":"model","parts":[{"functionCall":{"name":"f","args":{}}}]},{"role":"user","parts":[{"functionResponse":{"name":"g","response":{}}}]}]}""", "names match")]
    [TestCase("""{"contents":[{"parts":[{"text":"x"}]},{"role":"model","parts":[{"functionCall":{"name":"f","args":{}}}]},{"role":"user","parts":[{"text":"x"}]}]}""", "number of function response parts")]
    [TestCase("""{"contents":[{"parts":[{"functionResponse":{"name":"g","response":{}}}]}]}""", "immediately after a function call turn")]
    [TestCase("""{"contents":[{"role":"model","parts":[{"functionCall":{"name":"f","args":"{}"}}]}]}""", "Struct")]
    [TestCase("""{"contents":[{"parts":[{"text":"x"}]}],"tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"object","additionalProperties":false}}]}]}""", "Unknown name \"additionalProperties\"")]
    [TestCase("""{"contents":[{"parts":[{"text":"x"}]}],"tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"object","properties":{"a":{"type":["string","null"]}}}}]}]}""", "Proto field is not repeating")]
    [TestCase("""{"contents":[{"parts":[{"text":"x"}]}],"tools":[{"type":"function"}]}""", "Unknown name \"type\" at 'tools[0]'")]
    [TestCase("""{"contents":[{"parts":[{"text":"x"}]}],"toolConfig":{"functionCallingConfig":{"mode":"required"}}}""", "mode")]
    public async Task What_google_refuses_is_an_invalid_argument(string request, string reason)
    {
        var (status, body) = await PostForErrorAsync(Root + ":generateContent", request);

        status.ShouldBe(400);
        body.GetProperty("error").GetProperty("status").GetString().ShouldBe("INVALID_ARGUMENT");
        body.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(400);
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain(reason);
    }

    [Test]
    public async Task Snake_case_names_are_as_good() => await PostForJsonAsync(Root + ":generateContent", """
        {"contents":[{"parts":[{"inline_data":{"mime_type":"image/png","data":"AA=="}}]}],"system_instruction":{"parts":[{"text":"s"}]},"generation_config":{"max_output_tokens":9}}
        """);

    private static string Texts(IReadOnlyList<JsonElement> responses) => string.Concat(responses
        .SelectMany(r => r.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts").EnumerateArray())
        .Select(p => p.GetProperty("text").GetString()));

    [TestCase("IMAGE", "", "image/png")]
    [TestCase("AUDIO", ""","speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}""", "audio/L16;codec=pcm;rate=24000")]
    public async Task Pictures_and_speech_come_as_data(string modality, string more, string type)
    {
        var answer = await PostForJsonAsync(
            "/v1beta/models/m:generateContent",
            $$$"""{"contents":[{"role":"user","parts":[{"text":"x"}]}],"generationConfig":{"responseModalities":["{{{modality}}}"]{{{more}}} } }""");
        var data = answer.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("inlineData");
        data.GetProperty("mimeType").GetString().ShouldBe(type);
        data.GetProperty("data").GetBytesFromBase64().ShouldNotBeEmpty();
    }

    [Test]
    public async Task Imagen_predicts_as_many_as_asked_for()
    {
        var answer = await PostForJsonAsync("/v1beta/models/imagen:predict", """{"instances":[{"prompt":"x"}],"parameters":{"sampleCount":2}}""");
        answer.GetProperty("predictions").GetArrayLength().ShouldBe(2);
        (await PostForErrorAsync("/v1beta/models/imagen:predict", """{"instances":[{"prompt":"x"}],"parameters":{"sampleCount":9}}""")).Status.ShouldBe(400);
    }
}
