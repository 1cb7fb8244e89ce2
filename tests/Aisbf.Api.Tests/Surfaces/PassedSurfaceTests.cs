using System.Text.RegularExpressions;
using Aisbf.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aisbf.Api.Tests.Surfaces;

/// <summary>At upstreams that speak as the client does, only the model's name changes, and nothing on the way back.</summary>
internal sealed partial class PassedSurfaceTests : GatewayFixture
{
    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("p", models: "[]");
        await App.PutAsync("/api/admin/providers/azure", $$"""
            {"type":"azure_openai","endpoint":"{{App.Simulator.BaseAddress.GetLeftPart(UriPartial.Authority)}}","api_key":"key-of-azure","models":[{"name":"dep"}]}
            """);
    }

    [Test]
    public async Task The_upstream_gets_the_clients_bytes_but_for_the_models_name_and_the_client_the_upstreams(
        [ValueSource(typeof(SurfaceCalls), nameof(SurfaceCalls.All))] string surface)
    {
        Journal.Clear();
        var body = $$"""
            { "x_unknown" : {"model":"not this","z":[1,2.50,1e3,18446744073709551616],"é":"\u00e9 / \/"},{{SurfaceCalls.FieldsOf(surface)}} ,
              "model" : "MODEL", "user":null }
            """;

        var through = await Caller.PostAsync(GatewayApp.Json(body.Replace("MODEL", "p\\/sim", StringComparison.Ordinal)), $"/v1/{surface}");
        using var direct = ConnectToUpstream();
        var straight = await direct.PostAsync(GatewayApp.Json(body.Replace("MODEL", "sim", StringComparison.Ordinal)), $"/v1/{surface}");

        var sent = Journal.Requests[0];
        sent.Path.ShouldBe($"/v1/{surface}");
        sent.BodyText.ShouldBe(body.Replace("MODEL", "sim", StringComparison.Ordinal));
        sent.Header("Authorization").ShouldBe("Bearer key-of-p");
        Comparable(through.ShouldBeOk().Body).ShouldBe(Comparable(straight.ShouldBeOk().Body));
        through.MediaType.ShouldBe(straight.MediaType);
        through.Length.ShouldBe(straight.Length);
    }

    [TestCase("\"a\"")]
    [TestCase("[\"a\",\"b\"]")]
    [TestCase("[1,2,3]")]
    [TestCase("[[1,2],[3]]")]
    public async Task Embeddings_take_texts_and_tokens_as_floats_and_as_base64(string input)
    {
        var floats = await Caller.AskAsync(SurfaceCalls.Embeddings, "p/sim", $"\"input\":{input},\"dimensions\":8");
        var coded = await Caller.AskAsync(SurfaceCalls.Embeddings, "p/sim", $"\"input\":{input},\"dimensions\":8,\"encoding_format\":\"base64\"");

        var numbers = floats.ShouldBeOk().Json.GetProperty("data").EnumerateArray().Select(d => d.GetProperty("embedding").EnumerateArray().Select(n => n.GetSingle()).ToArray());
        var bytes = coded.ShouldBeOk().Json.GetProperty("data").EnumerateArray().Select(d => d.GetProperty("embedding").GetBytesFromBase64());
        bytes.Select(Vectors.FromBytes).ShouldBe(numbers);
    }

    [Test]
    public async Task A_null_that_the_client_sent_reaches_the_upstream()
    {
        Journal.Clear();
        await Caller.AskAsync(SurfaceCalls.Embeddings, "p/sim", "\"input\":\"a\",\"encoding_format\":null");
        Journal.Requests.Single().BodyText.ShouldContain("\"encoding_format\":null");
    }

    [Test]
    public async Task A_streamed_completion_is_whole_and_usage_is_only_told_to_who_asks([Values] bool asks)
    {
        Journal.Clear();
        var more = asks ? ",\"stream_options\":{\"include_usage\":true}" : "";

        var answer = await Caller.AskAsync(SurfaceCalls.Completions, "p/sim", "\"prompt\":\"Say pong\",\"stream\":true" + more);

        answer.ShouldBeCleanStream().Events.Count(e => e.Contains("\"usage\"", StringComparison.Ordinal)).ShouldBe(asks ? 1 : 0, answer.Body);
        answer.Body.ShouldContain("Pong from");
        Journal.Requests.Single().BodyText.ShouldContain("\"include_usage\":true");
    }

    [TestCase("error-at=3", "upstream_error")]
    [TestCase("drop=1", "upstream_error")]
    public async Task A_streamed_completion_that_breaks_off_says_so(string fault, string code) =>
        (await Caller.AskAsync(SurfaceCalls.Completions, $"p/{NewId()}#chunks=5;{fault}", "\"prompt\":\"Say pong\",\"stream\":true")).ShouldBeBrokenStream(code);

    [Test]
    public async Task A_completion_of_several_prompts_is_not_taken_for_whole_after_the_first()
    {
        // The end of a whole answer may lag two seconds behind; the end of one of its parts may take longer.
        var answer = await Caller.AskAsync(
            SurfaceCalls.Completions, "p/sim#gap=3s;chunks=1;usage=last", "\"prompt\":[\"a\",\"b\"],\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        answer.ShouldBeCleanStream().Events.Count(e => e.Contains("\"usage\"", StringComparison.Ordinal)).ShouldBe(1, answer.Body);
    }

    [Test]
    public async Task Streamed_images_come_event_by_event_with_nothing_added()
    {
        var fields = "\"prompt\":\"A lighthouse\",\"stream\":true,\"partial_images\":2,\"n\":2";
        var through = await Caller.AskAsync(SurfaceCalls.Images, "p/sim", fields);
        using var direct = ConnectToUpstream();
        var straight = await direct.PostAsync(GatewayApp.Json($$"""{"model":"sim",{{fields}}}"""), "/v1/images/generations");

        through.ShouldBeOk().MediaType.ShouldBe("text/event-stream");
        Comparable(through.Body).ShouldBe(Comparable(straight.Body));
        through.Body.Split("event: image_generation.completed").Length.ShouldBe(3);
    }

    [Test]
    public async Task Streamed_images_that_break_off_say_so()
    {
        var answer = await Caller.AskAsync(SurfaceCalls.Images, $"p/{NewId()}#drop=1", "\"prompt\":\"A lighthouse\",\"stream\":true,\"partial_images\":2");
        answer.Status.ShouldBe(200);
        answer.Body.ShouldContain("partial_image");
        answer.Events.Count(e => e.StartsWith("{\"error\":", StringComparison.Ordinal)).ShouldBe(1, answer.Body);
    }

    [Test]
    public async Task An_upstream_that_takes_no_notice_of_the_wish_to_stream_images_is_heard_as_it_answers()
    {
        const string whole = "{\n \"created\": 1, \"data\": [{\"b64_json\": \"aGk=\"}]\n}";
        await using var upstream = await OwnUpstream.StartAsync(context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync(whole);
        });
        var id = NewId("plain");
        await App.PutAsync($"/api/admin/providers/{id}", $$"""{"type":"openai","endpoint":"{{upstream.Address}}v1","api_key":"key","models":[]}""");

        var answer = await Caller.AskAsync(SurfaceCalls.Images, $"{id}/m", "\"prompt\":\"A lighthouse\",\"stream\":true");

        answer.ShouldBeOk().MediaType.ShouldBe("application/json");
        answer.Body.ShouldBe(whole);
    }

    [Test]
    public async Task Streamed_images_that_fail_at_once_are_made_good_by_the_next_member()
    {
        var id = NewId();
        await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"p:{id}#error-at=1:9", $"p:{id}:1");
        var answer = await Caller.AskAsync(SurfaceCalls.Images, id, "\"prompt\":\"A lighthouse\",\"stream\":true", "/api/rotations");
        answer.ShouldBeOk().Attempts.ShouldBe(2);
        answer.Body.ShouldContain("image_generation.completed");
    }

    [TestCase(SurfaceCalls.Embeddings)]
    [TestCase(SurfaceCalls.Completions)]
    [TestCase(SurfaceCalls.Images)]
    [TestCase(SurfaceCalls.Speech)]
    public async Task Azure_has_the_model_in_the_path(string surface)
    {
        Journal.Clear();
        (await Caller.AskAsync(surface, "azure/dep")).ShouldBeOk();
        Journal.Requests.Single().Path.ShouldBe($"/openai/deployments/dep/{surface}");
        Journal.Requests.Single().Header("api-key").ShouldBe("key-of-azure");
    }

    [TestCase(SurfaceCalls.Moderations)]
    [TestCase(SurfaceCalls.Rerank)]
    public async Task What_Azure_does_not_have_is_refused(string surface) =>
        (await Caller.AskAsync(surface, "azure/dep")).ShouldBeError(400, "unsupported_feature").Error.GetProperty("message").GetString()!.ShouldContain("Azure");

    // Ids and times number the simulator's requests; everything else must be equal byte for byte.
    private static string Comparable(string body) => Numbers().Replace(body, "");

    [GeneratedRegex("\"id\":\"[^\"]*\"|\"created(_at)?\":[0-9]+")]
    private static partial Regex Numbers();

    private HttpClient ConnectToUpstream() => new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = App.Simulator.BaseAddress };
}
