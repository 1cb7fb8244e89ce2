using System.Runtime.InteropServices;
using System.Text;

namespace Aisbf.Simulator.Tests.OpenAi;

internal sealed class OtherEndpointTests : SimulatorFixture
{
    [Test]
    public async Task Models_are_listed_and_found_by_id()
    {
        var list = await ReadJsonAsync(await GetAsync("/v1/models"));
        var one = await ReadJsonAsync(await GetAsync("/v1/models/gpt-sim"));
        using var missing = await GetAsync("/v1/models/nothing");

        list.GetProperty("object").GetString().ShouldBe("list");
        list.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString()).ShouldContain("gpt-sim");
        one.GetProperty("id").GetString().ShouldBe("gpt-sim");
        ((int)missing.StatusCode).ShouldBe(404);
    }

    [Test]
    public async Task A_completion_comes_whole_or_streamed()
    {
        var whole = await PostForJsonAsync("/v1/completions", """{"model":"m","prompt":"once"}""");
        using var answer = await PostAsync("/v1/completions", """{"model":"m","prompt":"once","stream":true,"stream_options":{"include_usage":true}}""");
        var events = await Sse.ReadAsync(answer);

        var text = whole.GetProperty("choices")[0].GetProperty("text").GetString();
        text!.ShouldContain("once");
        string.Concat(events.Json().SelectMany(e => e.GetProperty("choices").EnumerateArray()).Select(c => c.GetProperty("text").GetString())).ShouldBe(text);
        events[^1].Data.ShouldBe("[DONE]");
        Parse(events[^2].Data).GetProperty("usage").GetProperty("total_tokens").GetInt32().ShouldBePositive();
    }

    [Test]
    public async Task Embeddings_are_the_same_as_floats_and_as_base64()
    {
        var floats = await PostForJsonAsync("/v1/embeddings", """{"model":"m","input":["a","b"],"dimensions":4}""");
        var packed = await PostForJsonAsync("/v1/embeddings", """{"model":"m","input":"a","dimensions":4,"encoding_format":"base64"}""");

        var vectors = floats.GetProperty("data").EnumerateArray().Select(d => d.GetProperty("embedding").EnumerateArray().Select(v => v.GetSingle()).ToArray()).ToList();
        vectors[0].ShouldNotBe(vectors[1]);
        vectors[0].Sum(v => v * v).ShouldBe(1f, 0.001f);
        MemoryMarshal.Cast<byte, float>(packed.GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64()).ToArray().ShouldBe(vectors[0]);
    }

    [TestCase("""{"model":"m"}""")]
    [TestCase("""{"model":"m","input":[]}""")]
    [TestCase("""{"model":"m","input":"a","encoding_format":null}""")]
    public async Task A_wrong_embedding_request_is_refused(string request) =>
        (await PostForErrorAsync("/v1/embeddings", request)).Status.ShouldBe(400);

    [Test]
    public async Task Images_come_as_base64_or_as_a_url_that_works()
    {
        var data = (await PostForJsonAsync("/v1/images/generations", """{"model":"m","prompt":"a cat","n":2}""")).GetProperty("data");
        var url = (await PostForJsonAsync("/v1/images/generations", """{"prompt":"a cat","response_format":"url"}""")).GetProperty("data")[0].GetProperty("url").GetString();
        using var picture = await GetAsync(url!);

        data.GetArrayLength().ShouldBe(2);
        (await picture.Content.ReadAsByteArrayAsync()).ShouldBe(data[0].GetProperty("b64_json").GetBytesFromBase64());
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    [TestCase("mp3", "audio/mpeg")]
    [TestCase("wav", "audio/wav")]
    public async Task Speech_is_binary(string format, string type)
    {
        using var answer = await PostAsync(
            "/v1/audio/speech", $$"""{"model":"m","input":"x","voice":"alloy","response_format":"{{format}}"}""", ("x-sim", "size=1000"));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(1000);
    }

    [Test]
    public async Task A_transcription_reads_the_form_and_its_model_suffix()
    {
        var whole = await TranscribeAsync("whisper");
        var failed = await TranscribeAsync("whisper#status=503");
        using var text = await SendAsync(Form("whisper", "text"), []);

        (await ReadJsonAsync(whole)).GetProperty("text").GetString().ShouldBe("Pong from simulator model whisper: a.wav, 3 bytes");
        ((int)failed.StatusCode).ShouldBe(503);
        (await text.Content.ReadAsStringAsync()).ShouldEndWith("3 bytes\n");
    }

    [Test]
    public async Task An_unknown_path_is_404_in_the_nearest_dialect()
    {
        (await PostForErrorAsync("/v1/nothing", "{}")).Status.ShouldBe(404);
        (await PostForErrorAsync("/v1beta/nothing", "{}")).Body.GetProperty("error").GetProperty("status").GetString().ShouldBe("NOT_FOUND");
        (await PostForErrorAsync("/api/nothing", "{}")).Body.GetProperty("error").GetString()!.ShouldContain("/api/nothing");
    }

    private Task<HttpResponseMessage> TranscribeAsync(string model) => SendAsync(Form(model, "json"), []);

    private static HttpRequestMessage Form(string model, string format) => new(HttpMethod.Post, "/v1/audio/transcriptions")
    {
        Content = new MultipartFormDataContent
        {
            { new StringContent(model), "model" },
            { new StringContent(format), "response_format" },
            { new ByteArrayContent(Encoding.ASCII.GetBytes("abc")), "file", "a.wav" },
        },
    };

    [Test]
    public async Task Contents_are_moderated_one_by_one()
    {
        var results = (await PostForJsonAsync("/v1/moderations", """{"model":"m","input":["peace","violence"]}""")).GetProperty("results");
        results.EnumerateArray().Select(r => r.GetProperty("flagged").GetBoolean()).ShouldBe([false, true]);
        (await PostForErrorAsync("/v1/moderations", """{"model":"m"}""")).Status.ShouldBe(400);
    }

    [Test]
    public async Task Documents_are_ranked_with_what_is_looked_for_first()
    {
        var results = (await PostForJsonAsync("/v1/rerank", """{"model":"m","query":"b","documents":["a","b","c"],"top_n":2}""")).GetProperty("results");
        results.GetArrayLength().ShouldBe(2);
        results[0].GetProperty("index").GetInt32().ShouldBe(1);
        results[0].GetProperty("relevance_score").GetDouble().ShouldBeGreaterThan(results[1].GetProperty("relevance_score").GetDouble());
        (await PostForErrorAsync("/v1/rerank", """{"model":"m","query":"b"}""")).Status.ShouldBe(400);
    }

    [Test]
    public async Task Streamed_images_come_half_done_first()
    {
        using var answer = await PostAsync("/v1/images/generations", """{"model":"m","prompt":"a cat","stream":true,"partial_images":1}""");
        var events = await Sse.ReadAsync(answer);
        events.Select(e => Parse(e.Data).GetProperty("type").GetString()).ShouldBe(["image_generation.partial_image", "image_generation.completed"]);
    }
}
