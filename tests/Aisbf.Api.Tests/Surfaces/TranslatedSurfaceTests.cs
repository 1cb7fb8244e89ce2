using System.Text;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Surfaces;

/// <summary>Surfaces of vendors that have other shapes for them.</summary>
internal sealed class TranslatedSurfaceTests : GatewayFixture
{
    protected override async Task ConfigureAsync()
    {
        foreach (var type in new[] { "google", "ollama", "anthropic" })
        {
            await App.PutProviderAsync(type, type, "[]");
        }

        await App.PutProviderAsync("strict", "google", "[]", ",\"strict\":true");
    }

    [TestCase("google", "/v1beta/models/sim:batchEmbedContents")]
    [TestCase("ollama", "/api/embed")]
    public async Task Embeddings_are_translated_both_ways(string provider, string path)
    {
        Journal.Clear();
        var floats = await Caller.AskAsync(SurfaceCalls.Embeddings, $"{provider}/sim", "\"input\":[\"red\",\"größe\"],\"dimensions\":8");
        var coded = await Caller.AskAsync(SurfaceCalls.Embeddings, $"{provider}/sim", "\"input\":[\"red\",\"größe\"],\"dimensions\":8,\"encoding_format\":\"base64\"");

        Journal.Requests[0].Path.ShouldBe(path);
        var answer = floats.ShouldBeOk().Json;
        answer.GetProperty("object").GetString().ShouldBe("list");
        answer.GetProperty("model").GetString().ShouldBe("sim");
        var data = answer.GetProperty("data").EnumerateArray().ToList();
        data.Select(d => d.GetProperty("index").GetInt32()).ShouldBe([0, 1]);
        data.ShouldAllBe(d => d.GetProperty("object").GetString() == "embedding");
        var numbers = data.Select(d => d.GetProperty("embedding").EnumerateArray().Select(n => n.GetSingle()).ToArray()).ToList();
        numbers.ShouldAllBe(vector => vector.Length == 8);
        coded.ShouldBeOk().Json.GetProperty("data").EnumerateArray().Select(d => Vectors.FromBytes(d.GetProperty("embedding").GetBytesFromBase64())).ShouldBe(numbers);
        answer.GetProperty("usage").TryGetProperty("total_tokens", out _).ShouldBeTrue();
    }

    [TestCase("google")]
    [TestCase("ollama")]
    public async Task Tokens_cannot_be_embedded_by_those_that_take_texts(string provider)
    {
        Journal.Clear();
        foreach (var input in new[] { "[1,2]", "[[1],[2]]", "[]", "{}" })
        {
            var answer = await Caller.AskAsync(SurfaceCalls.Embeddings, $"{provider}/sim", $"\"input\":{input}");
            answer.ShouldBeError(400, "unsupported_feature").Error.GetProperty("param").GetString().ShouldBe("input");
        }

        Journal.Requests.ShouldBeEmpty();
    }

    [TestCase("sim", "/v1beta/models/sim:generateContent", "\"aspectRatio\":\"3:2\"")]
    [TestCase("imagen-4", "/v1beta/models/imagen-4:predict", "\"aspectRatio\":\"4:3\"")]
    public async Task Images_come_as_data(string model, string path, string shape)
    {
        Journal.Clear();
        var answer = await Caller.AskAsync(SurfaceCalls.Images, $"google/{model}", "\"prompt\":\"A lighthouse\",\"size\":\"1536x1024\",\"quality\":\"high\"");

        answer.ShouldBeOk().Json.GetProperty("created").GetInt64().ShouldBePositive();
        var image = answer.Json.GetProperty("data").EnumerateArray().Single();
        image.GetProperty("b64_json").GetBytesFromBase64()[1..4].ShouldBe("PNG"u8.ToArray());
        Journal.Requests.Single().Path.ShouldBe(path);
        Journal.Requests.Single().BodyText.ShouldContain(shape);
        answer.Header("X-Aisbf-Dropped").ShouldBe("quality");
    }

    [Test]
    public async Task Imagen_makes_several_images_and_Gemini_one()
    {
        (await Caller.AskAsync(SurfaceCalls.Images, "google/imagen-4", "\"prompt\":\"x\",\"n\":3")).ShouldBeOk().Json.GetProperty("data").GetArrayLength().ShouldBe(3);
        (await Caller.AskAsync(SurfaceCalls.Images, "google/sim", "\"prompt\":\"x\",\"n\":3")).ShouldBeError(400, "unsupported_feature")
            .Error.GetProperty("param").GetString().ShouldBe("n");
    }

    [TestCase(SurfaceCalls.Images, "\"prompt\":\"x\",\"response_format\":\"url\"", "response_format")]
    [TestCase(SurfaceCalls.Images, "\"prompt\":\"x\",\"stream\":true", "stream")]
    [TestCase(SurfaceCalls.Speech, "\"input\":\"x\",\"voice\":\"Kore\",\"response_format\":\"mp3\"", "response_format")]
    [TestCase(SurfaceCalls.Speech, "\"input\":\"x\",\"voice\":\"Kore\",\"stream_format\":\"sse\"", "stream_format")]
    public async Task What_Google_cannot_do_is_named_and_nobody_is_called(string surface, string fields, string param)
    {
        Journal.Clear();
        var error = (await Caller.AskAsync(surface, "google/sim", fields)).ShouldBeError(400, "unsupported_feature").Error;
        error.GetProperty("param").GetString().ShouldBe(param);
        error.GetProperty("message").GetString()!.ShouldStartWith("Provider 'google' (Google Gemini) ");
        Journal.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task Speech_comes_as_wave_or_as_bare_samples()
    {
        Journal.Clear();
        var (wave, waveType) = await SpeakAsync("\"input\":\"Pong\",\"voice\":\"Puck\"");
        var (samples, type) = await SpeakAsync("\"input\":\"Pong\",\"voice\":\"Puck\",\"response_format\":\"pcm\"");

        (waveType, type).ShouldBe(("audio/wav", "audio/pcm"));
        Encoding.ASCII.GetString(wave, 0, 4).ShouldBe("RIFF");
        BitConverter.ToInt32(wave, 24).ShouldBe(24_000);
        BitConverter.ToInt32(wave, 40).ShouldBe(samples.Length);
        wave[44..].ShouldBe(samples);
        Journal.Requests[0].BodyText.ShouldContain("\"voiceName\":\"Puck\"");
    }

    [Test]
    public async Task A_voice_of_OpenAIs_becomes_the_default_one_which_strict_providers_refuse()
    {
        (await Caller.AskAsync(SurfaceCalls.Speech, "google/sim")).ShouldBeOk().Header("X-Aisbf-Dropped").ShouldBe("voice");
        (await Caller.AskAsync(SurfaceCalls.Speech, "strict/sim")).ShouldBeError(400, "unsupported_feature");
    }

    [TestCase("google")]
    [TestCase("ollama")]
    [TestCase("anthropic")]
    public async Task A_text_is_completed_by_those_that_only_chat(string provider)
    {
        var whole = await Caller.AskAsync(SurfaceCalls.Completions, $"{provider}/sim", "\"prompt\":[\"Say pong\"],\"max_tokens\":50,\"echo\":true");
        var streamed = await Caller.AskAsync(
            SurfaceCalls.Completions, $"{provider}/sim", "\"prompt\":\"Say pong\",\"max_tokens\":50,\"stream\":true,\"stream_options\":{\"include_usage\":true}");

        var answer = whole.ShouldBeOk().Json;
        answer.GetProperty("object").GetString().ShouldBe("text_completion");
        var choice = answer.GetProperty("choices").EnumerateArray().Single();
        choice.GetProperty("text").GetString()!.ShouldStartWith("Pong from simulator model sim");
        choice.GetProperty("finish_reason").GetString().ShouldBe("stop");
        answer.GetProperty("usage").GetProperty("completion_tokens").GetInt32().ShouldBePositive();
        whole.Header("X-Aisbf-Dropped").ShouldBe("echo");

        var pieces = streamed.ShouldBeCleanStream().Events.SkipLast(1).Select(e => System.Text.Json.JsonDocument.Parse(e).RootElement).ToList();
        pieces.ShouldAllBe(p => p.GetProperty("object").GetString() == "text_completion");
        string.Concat(pieces.SelectMany(p => p.GetProperty("choices").EnumerateArray()).Select(c => c.GetProperty("text").GetString()))
            .ShouldBe(choice.GetProperty("text").GetString());
        pieces[^1].GetProperty("usage").GetProperty("total_tokens").GetInt32().ShouldBePositive();
    }

    [Test]
    public async Task Several_texts_cannot_be_completed_by_those_that_only_chat() =>
        (await Caller.AskAsync(SurfaceCalls.Completions, "google/sim", "\"prompt\":[\"a\",\"b\"]")).ShouldBeError(400, "unsupported_feature")
            .Error.GetProperty("param").GetString().ShouldBe("prompt");

    [TestCase("google", SurfaceCalls.Embeddings)]
    [TestCase("google", SurfaceCalls.Images)]
    [TestCase("google", SurfaceCalls.Speech)]
    [TestCase("ollama", SurfaceCalls.Embeddings)]
    public async Task An_answer_in_another_shape_is_no_answer(string provider, string surface)
    {
        (await Caller.AskAsync(surface, $"{provider}/{NewId()}#html")).ShouldBeError(502, "upstream_error");
        (await Caller.AskAsync(surface, $"{provider}/{NewId()}#empty")).ShouldBeError(502, "upstream_error");
        (await Caller.AskAsync(surface, $"{provider}/{NewId()}#status=429;retry-after=9")).ShouldBeError(429, "rate_limit_exceeded").Header("Retry-After").ShouldBe("9");
    }

    private async Task<(byte[] Sound, string? Type)> SpeakAsync(string fields)
    {
        using var response = await Caller.PostAsync("/v1/audio/speech", GatewayApp.Json($$"""{"model":"google/sim",{{fields}}}"""));
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType);
    }
}
