using System.Text;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Uploads;

/// <summary>Calls that send a form with a file.</summary>
internal sealed class UploadTests : GatewayFixture
{
    private const int MemoryBytes = 64 * 1024;

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("p", models: "[]");
        await App.PutProviderAsync("claude", "anthropic", "[]");
        await App.PutProviderAsync("gemini", "google", "[]");
        await App.PutProviderAsync("llama", "ollama", "[]");
    }

    [TearDown]
    public Task Nothing_is_left_on_disk()
    {
        var uploads = Path.Combine(App.DataDirectory, "uploads");
        return Eventually.HoldsAsync(() => !Directory.Exists(uploads) || Directory.GetFiles(uploads).Length == 0);
    }

    [Test]
    public async Task The_form_goes_out_byte_for_byte_with_only_the_models_name_replaced(
        [Values(10, MemoryBytes - 500, MemoryBytes, 3 * MemoryBytes)] int bytes)
    {
        var model = NewId("m");
        using var form = UploadForm.Of($"p/{model}", bytes, fields: [("language", "en"), ("timestamp_granularities[]", "word")]);
        var sent = await form.ReadAsByteArrayAsync();
        var expected = Encoding.Latin1.GetString(sent).Replace($"p/{model}", model, StringComparison.Ordinal);

        var answer = (await Caller.PostAsync(form, UploadForm.Transcriptions)).ShouldBeOk();

        answer.Json.GetProperty("text").GetString()!.ShouldContain($"{bytes} bytes");
        answer.Header("X-Aisbf-Provider").ShouldBe("p");
        answer.Header("X-Aisbf-Model").ShouldBe(model);
        var call = CallsTo(model).ShouldHaveSingleItem();
        call.Path.ShouldBe("/v1/audio/transcriptions");
        call.Header("Content-Type").ShouldBe(form.Headers.ContentType!.ToString());
        call.Header("Authorization").ShouldBe("Bearer key-of-p");
        call.BodyLength.ShouldBe(expected.Length);
        Encoding.Latin1.GetString(call.Body.Span).ShouldBe(expected[..call.Body.Length]);
    }

    [TestCase("json", "application/json", "{")]
    [TestCase("verbose_json", "application/json", "{\"task\"")]
    [TestCase("text", "text/plain", "Pong")]
    [TestCase("srt", "text/plain", "1\n00:00")]
    [TestCase("vtt", "text/plain", "WEBVTT")]
    public async Task Every_format_of_an_answer_comes_as_it_is(string format, string type, string begins)
    {
        using var form = UploadForm.Of($"p/{NewId("m")}", fields: [("response_format", format)]);

        var answer = (await Caller.PostAsync(form, UploadForm.Transcriptions)).ShouldBeOk();

        answer.MediaType.ShouldBe(type);
        answer.Body.ShouldStartWith(begins);
    }

    [Test]
    public async Task A_transcript_is_streamed_event_by_event()
    {
        using var form = UploadForm.Of($"p/{NewId("m")}#gap=5ms", fields: [("stream", "true")]);

        var answer = (await Caller.PostAsync(form, UploadForm.Transcriptions)).ShouldBeOk();

        answer.MediaType.ShouldBe("text/event-stream");
        answer.Events.Count.ShouldBeGreaterThan(3);
        answer.Events[0].ShouldContain("transcript.text.delta");
        answer.Events[^1].ShouldContain("transcript.text.done");
        answer.Events.ShouldAllBe(e => !e.Contains("\"error\"", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_model_that_takes_no_notice_of_the_wish_for_a_stream_answers_as_it_does()
    {
        using var form = UploadForm.Of("p/whisper-1", fields: [("stream", "true")]);

        var answer = (await Caller.PostAsync(form, UploadForm.Transcriptions)).ShouldBeOk();

        answer.MediaType.ShouldBe("application/json");
    }

    [Test]
    public async Task A_transcript_that_breaks_off_ends_with_an_error()
    {
        using var form = UploadForm.Of($"p/{NewId("m")}#drop=3", fields: [("stream", "true")]);

        var answer = await Caller.PostAsync(form, UploadForm.Transcriptions);

        answer.ShouldBeBrokenStream("upstream_error");
    }

    [TestCase("/api/v1/audio/translations", "file")]
    [TestCase("/v1/images/edits", "image")]
    [TestCase("/api/images/edits", "image[]")]
    [TestCase("/api/v1/images/variations", "image")]
    [TestCase("/api/p/audio/transcriptions", "file")]
    public async Task Every_call_with_a_form_is_served(string path, string file)
    {
        var model = NewId("m");
        using var form = UploadForm.Of(path.StartsWith("/api/p/", StringComparison.Ordinal) ? model : $"p/{model}", file: file, fields: [("prompt", "bluer")]);

        (await Caller.PostAsync(form, path)).ShouldBeOk();

        CallsTo(model).ShouldHaveSingleItem().Path.ShouldEndWith(path[^10..]);
    }

    [Test]
    public async Task Pictures_to_be_edited_may_be_named_in_JSON()
    {
        var model = NewId("m");
        var body = $$"""{"model":"p/{{model}}","prompt":"bluer","images":[{"image_url":"https://example.com/a.png"}],"n":2}""";

        var answer = (await Caller.PostAsync(GatewayApp.Json(body), "/api/v1/images/edits")).ShouldBeOk();

        answer.Json.GetProperty("data").GetArrayLength().ShouldBe(2);
        CallsTo(model).ShouldHaveSingleItem().BodyText.ShouldBe(body.Replace("p/", "", StringComparison.Ordinal));
    }

    [TestCase("status=500")]
    [TestCase("status=429")]
    [TestCase("drop=before")]
    [TestCase("html")]
    [TestCase("error-body")]
    public async Task A_form_is_sent_again_to_the_next_member_of_a_rotation(string fault)
    {
        var (bad, good, id) = (NewId("m") + "#" + fault, NewId("m"), NewId());
        await App.PutRotationAsync(id, "", $"p:{bad}:1000000", $"p:{good}:0");
        using var form = UploadForm.Of($"rotation/{id}", 3 * MemoryBytes);
        var size = (await form.ReadAsByteArrayAsync()).Length - $"rotation/{id}".Length;

        var answer = (await Caller.PostAsync(form, UploadForm.Transcriptions)).ShouldBeOk();

        answer.Attempts.ShouldBe(2);
        answer.Header("X-Aisbf-Model").ShouldBe(good);
        CallsTo(good).ShouldHaveSingleItem().BodyLength.ShouldBe(size + good.Length);
    }

    [TestCase("claude")]
    [TestCase("gemini")]
    [TestCase("llama")]
    public async Task A_provider_that_has_no_such_call_is_named(string provider)
    {
        using var form = UploadForm.Of($"{provider}/m");

        var answer = await Caller.PostAsync(form, UploadForm.Transcriptions);

        var message = answer.ShouldBeError(400, "unsupported_feature").Error.GetProperty("message").GetString()!;
        message.ShouldContain($"'{provider}'");
        message.ShouldContain("transcriptions");
    }
}
