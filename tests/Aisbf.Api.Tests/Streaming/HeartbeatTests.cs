using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Uploads;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Api.Tests.Streaming;

/// <summary>Comments while there is nothing else to send.</summary>
internal sealed class HeartbeatTests : GatewayFixture
{
    private const string Beat = "keep-alive";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Gateway:HeartbeatInterval"] = "00:00:00.100",
        ["Aisbf:Upstream:IdleTimeout"] = "00:00:03",
    };

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("p", models: "[]", more: ",\"default_error_cooldown\":0");
        await App.PutProviderAsync("good");
    }

    [Test]
    public async Task A_client_hears_comments_while_the_upstream_thinks()
    {
        var answer = await Caller.ChatAsync("p/m#latency=800ms", stream: true);
        answer.ShouldBeCleanStream().Text.ShouldStartWith("Pong");
        SseText.Comments(answer.Body).Count(c => c == Beat).ShouldBeGreaterThanOrEqualTo(2);
        SseText.Comments(answer.Body).ShouldContain("provider=p attempts=1");
        answer.Body.ShouldStartWith(": keep-alive\n\n");
    }

    [Test]
    public async Task The_first_comment_does_not_wait_for_the_upstream()
    {
        using var response = await Caller.OpenChatAsync("p/m#silence=before");
        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var body = await response.Content.ReadAsStreamAsync();
        (await body.ReadAsync(new byte[100])).ShouldBeGreaterThan(0);
    }

    [Test]
    public async Task Failing_over_is_still_possible_after_a_comment()
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"p:{id}#latency=600ms;status=500:2", "good:sim:1");
        var answer = await Caller.ChatAsync($"rotation/{id}", stream: true);
        answer.ShouldBeCleanStream().Text.ShouldStartWith("Pong");
        SseText.Comments(answer.Body).ShouldContain(Beat);
        SseText.Comments(answer.Body).ShouldContain("provider=good attempts=2");
    }

    [Test]
    public async Task An_error_after_a_comment_is_an_event()
    {
        var answer = await Caller.ChatAsync("p/m#latency=600ms;status=429", stream: true);
        answer.ShouldBeBrokenStream("rate_limit_exceeded").Events.Count.ShouldBe(2);
    }

    [Test]
    public async Task A_notice_of_failure_after_a_comment_is_a_message()
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"notifyerrors\":true", $"p:{id}#latency=600ms;status=500:2");
        var answer = await Caller.ChatAsync($"rotation/{id}", stream: true);
        answer.ShouldBeOk().Text.ShouldContain("could not answer");
        answer.Events[^1].ShouldBe("[DONE]");
    }

    [Test]
    public async Task A_notice_of_failing_over_after_a_comment_is_in_the_stream()
    {
        var id = NewId();
        await App.PutRotationAsync(
            id, ",\"strategy\":\"priority\",\"notify_on_failover\":true", $"p:{id}#latency=600ms;status=500:2", "good:sim:1");
        var answer = await Caller.ChatAsync($"rotation/{id}", stream: true);
        answer.ShouldBeCleanStream().Events[0].ShouldContain("aisbf_failover");
    }

    [Test]
    public async Task A_stream_that_pauses_is_kept_alive_between_its_frames()
    {
        var answer = await Caller.ChatAsync("p/m#chunks=3;gap=500ms", stream: true);
        answer.ShouldBeCleanStream();
        SseText.Comments(answer.Body).Count(c => c == Beat).ShouldBeGreaterThanOrEqualTo(4);
        answer.Body.IndexOf(Beat, StringComparison.Ordinal).ShouldBeGreaterThan(answer.Body.IndexOf("data:", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_pause_inside_a_frame_puts_no_comment_into_it()
    {
        var answer = await Caller.ChatAsync("p/m#chunks=1;drip=4ms;unicode", stream: true);
        answer.ShouldBeCleanStream().Text.ShouldStartWith("Pong");
    }

    [Test]
    public async Task Silence_for_too_long_ends_the_stream_though_it_was_kept_alive()
    {
        var answer = await Caller.ChatAsync("p/m#silence=2", stream: true);
        answer.ShouldBeBrokenStream("upstream_timeout");
        SseText.Comments(answer.Body).ShouldContain(Beat);
    }

    [Test]
    public async Task A_whole_answer_is_waited_for_in_silence()
    {
        var answer = await Caller.ChatAsync("p/m#latency=500ms");
        answer.ShouldBeOk().Body.ShouldStartWith("{");
    }

    [TestCase("images/generations")]
    [TestCase("images/edits")]
    public async Task A_whole_answer_after_a_comment_is_an_event(string surface)
    {
        const string whole = "{\r\n \"data\":[{\"b64_json\":\"aGk=\"}]\n}";
        var heard = new TaskCompletionSource();
        await using var upstream = await OwnUpstream.StartAsync(async context =>
        {
            await heard.Task.WaitAsync(context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(whole);
        });
        var id = NewId();
        await App.PutAsync($"/api/admin/providers/{id}", $$"""{"type":"openai","endpoint":"{{upstream.Address}}v1","api_key":"key","models":[]}""");
        HttpContent body = surface == "images/edits"
            ? UploadForm.Of($"{id}/m", file: "image", fields: [("prompt", "A lighthouse"), ("stream", "true")])
            : GatewayApp.Json($$"""{"model":"{{id}}/m","prompt":"A lighthouse","stream":true}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/{surface}") { Content = body };

        using var response = await Caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        heard.SetResult();

        SseText.Events(await response.Content.ReadAsStringAsync()).ShouldBe(["{   \"data\":[{\"b64_json\":\"aGk=\"}] }"]);
    }

    [TestCase("audio/transcriptions", "file")]
    [TestCase("audio/translations", "file")]
    [TestCase("images/variations", "image")]
    public async Task A_form_whose_answer_may_be_none_of_events_is_answered_in_silence(string surface, string file)
    {
        await using var upstream = await OwnUpstream.StartAsync(async context =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"text\":\"Pong\"}");
        });
        var id = NewId();
        await App.PutAsync($"/api/admin/providers/{id}", $$"""{"type":"openai","endpoint":"{{upstream.Address}}v1","api_key":"key","models":[]}""");
        using var form = UploadForm.Of($"{id}/m", file: file, fields: [("stream", "true")]);

        var answer = await Caller.PostAsync(form, $"/v1/{surface}");

        answer.ShouldBeOk().MediaType.ShouldBe("application/json");
        answer.Body.ShouldBe("{\"text\":\"Pong\"}");
    }

    [Test]
    public async Task A_client_that_leaves_after_a_comment_cancels_the_upstream()
    {
        using (var response = await Caller.OpenChatAsync("p/leaving#silence=before"))
        {
            response.EnsureSuccessStatusCode();
        }

        await Journal.WaitForAsync(r => r.Model == "leaving#silence=before" && r.Aborted, TimeSpan.FromSeconds(20));
        App.Logs.Lines.ShouldNotContain(l => l.StartsWith("Error", StringComparison.Ordinal));
    }
}
