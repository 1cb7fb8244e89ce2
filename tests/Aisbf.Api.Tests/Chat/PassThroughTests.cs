using System.Net.Http.Headers;
using System.Text;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Chat;

/// <summary>Between equal dialects only the model's name changes on the way out, and nothing on the way back.</summary>
internal sealed class PassThroughTests : GatewayFixture
{
    private const string Odd =
        """
        { "x_unknown" : {"z":[1,2.50,1e3,-0,18446744073709551616],"é":"\u00e9\u4e16\ud83d\ude80 / \/ é"},
          "messages":[ {"role":"user" ,"content":"Hi\tthere \u0041"} ],	"temperature":0.70,
          "model" : "MODEL"  ,"stop":null,"metadata":{"model":"not this one","stream":"nor this"},"stream":STREAM}

        """;

    protected override Task ConfigureAsync() => App.PutProviderAsync("p", models: "[]");

    [TestCase("p/sim", "sim")]
    [TestCase("p\\/s\\u0069m", "sim")]
    [TestCase("p/a/longer/name/than/was/asked/for", "a/longer/name/than/was/asked/for")]
    [TestCase("p/größe", "größe")]
    public async Task The_upstream_gets_the_clients_bytes_but_for_the_models_name(string asked, string sent)
    {
        Journal.Clear();
        var body = Odd.Replace("STREAM", "false", StringComparison.Ordinal);

        (await Caller.PostAsync(GatewayApp.Json(body.Replace("MODEL", asked, StringComparison.Ordinal)))).ShouldBeOk();

        Journal.Requests.Single().BodyText.ShouldBe(body.Replace("MODEL", sent, StringComparison.Ordinal));
    }

    [Test]
    public async Task A_stream_is_asked_for_usage_and_nothing_else_changes()
    {
        Journal.Clear();
        var body = Odd.Replace("STREAM", "true", StringComparison.Ordinal);

        (await Caller.PostAsync(GatewayApp.Json(body.Replace("MODEL", "p/sim", StringComparison.Ordinal)))).ShouldBeCleanStream();

        Journal.Requests.Single().BodyText.ShouldBe(
            body.Replace("\"MODEL\"", "\"sim\",\"stream_options\":{\"include_usage\":true}", StringComparison.Ordinal));
    }

    [TestCase("{ \"include_usage\" : true , \"x\":1 }", "{ \"include_usage\" : true , \"x\":1 }", true)]
    [TestCase("{\"include_usage\":false}", "{\"include_usage\":true}", false)]
    [TestCase("null", "{\"include_usage\":true}", false)]
    [TestCase("{}", "{\"include_usage\":true}", false)]
    public async Task What_a_client_says_about_usage_decides_what_it_gets(string asked, string sent, bool gets)
    {
        foreach (var first in new[] { true, false })
        {
            Journal.Clear();
            const string rest = """
                "messages":[{"role":"user","content":"x"}],"stream":true
                """;
            var body = first
                ? $$"""{"stream_options":{{asked}},"model":"p/sim",{{rest}}}"""
                : $$"""{"model":"p/sim",{{rest}},"stream_options":{{asked}}}""";

            var answer = await Caller.PostAsync(GatewayApp.Json(body));

            answer.ShouldBeCleanStream().Events.Any(e => e.Contains("\"choices\":[]", StringComparison.Ordinal)).ShouldBe(gets, answer.Body);
            Journal.Requests.Single().BodyText.ShouldBe(
                body.Replace($"\"stream_options\":{asked}", $"\"stream_options\":{sent}", StringComparison.Ordinal).Replace("p/sim", "sim", StringComparison.Ordinal));
        }
    }

    [TestCase("usage=none")]
    [TestCase("usage=twice")]
    [TestCase("crlf")]
    [TestCase("multiline")]
    [TestCase("cut=5")]
    [TestCase("usage=vendor")]
    public async Task The_usage_event_that_nobody_asked_for_is_taken_out(string form)
    {
        var answer = await Caller.ChatAsync($"p/sim#{form}", stream: true);
        answer.ShouldBeCleanStream().Events.ShouldAllBe(e => !e.Contains("prompt_tokens", StringComparison.Ordinal));
        answer.Events.Count(e => e.Contains("\"finish_reason\":\"stop\"", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Test]
    public async Task Usage_on_a_chunk_that_says_something_stays()
    {
        var answer = await Caller.ChatAsync("p/sim#usage=last", stream: true);
        answer.ShouldBeCleanStream().Events.Count(e => e.Contains("prompt_tokens", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Test]
    public async Task The_client_gets_the_upstreams_bytes([Values] bool stream)
    {
        const string more = ""","stream_options":{"include_usage":true}""";
        using var direct = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = App.Simulator.BaseAddress };
        var through = await Caller.ChatAsync("p/sim#unicode;reasoning;text=a%5Cb%22c", stream, stream ? more : "");
        var straight = await direct.ChatAsync("sim#unicode;reasoning;text=a%5Cb%22c", stream, stream ? more : "", "/v1/chat/completions");

        Comparable(through.ShouldBeOk().Body).ShouldBe(Comparable(straight.Body));
        return;

        // Ids and times number the simulator's requests; everything else must be equal byte for byte.
        static string Comparable(string body) =>
            System.Text.RegularExpressions.Regex.Replace(body, "\"id\":\"[^\"]*\"|\"created\":[0-9]+", "");
    }

    [Test]
    public async Task Nothing_of_the_callers_headers_reaches_the_upstream()
    {
        Journal.Clear();
        using var request = new HttpRequestMessage(HttpMethod.Post, ClientExtensions.ChatPath) { Content = GatewayApp.Chat("p/sim") };
        request.Headers.Add("Cookie", "sid=caller-secret");
        request.Headers.Add("X-Api-Key", "caller-secret");
        request.Headers.Add("X-Sim", "status=500");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Headers.Add("OpenAI-Organization", "caller-secret");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("caller-secret", "1"));

        using var response = await Caller.SendAsync(request);

        response.EnsureSuccessStatusCode();
        var sent = Journal.Requests.Single();
        sent.Header("Authorization").ShouldBe("Bearer key-of-p");
        sent.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase).ShouldBeSubsetOf(
            ["Authorization", "Content-Length", "Content-Type", "Host", "Accept", "Accept-Encoding", "User-Agent", "CDN-Loop"], string.Join(' ', sent.Headers.Keys));
        string.Join(' ', sent.Headers.Values).ShouldNotContain("caller-secret");
        sent.Header("Content-Type").ShouldBe("application/json");
        sent.Query.ShouldBeEmpty();
    }

    [Test]
    public async Task Nothing_of_the_upstreams_headers_reaches_the_caller([Values] bool stream)
    {
        var answer = await Caller.ChatAsync(
            "p/sim#header=Set-Cookie:upstream-secret;header=X-Internal:upstream-secret;header=Openai-Organization:upstream-secret;header=Server:upstream-secret", stream);

        answer.ShouldBeOk();
        var names = answer.Headers.Select(h => h.Key).Concat(answer.ContentHeaders.Select(h => h.Key)).Order(StringComparer.Ordinal).ToList();
        string.Join(' ', answer.Headers.Where(h => h.Key != "X-Aisbf-Model").SelectMany(h => h.Value)).ShouldNotContain("upstream-secret");
        names.Select(n => n.ToUpperInvariant()).ShouldBeSubsetOf(
            [
                "DATE", "TRANSFER-ENCODING", "CONTENT-TYPE", "CONTENT-LENGTH", "CACHE-CONTROL", "X-ACCEL-BUFFERING", "X-REQUEST-ID",
                "X-AISBF-PROVIDER", "X-AISBF-MODEL", "X-AISBF-ATTEMPTS",
            ], string.Join(' ', names));
    }

    [Test]
    public async Task A_large_body_arrives_whole()
    {
        Journal.Clear();
        var text = string.Concat(Enumerable.Repeat("0123456789abcdef é ", 40_000));
        var body = $$"""{"messages":[{"role":"user","content":"{{text}}"}],"model":"p/sim"}""";

        (await Caller.PostAsync(GatewayApp.Json(body))).ShouldBeOk();

        Journal.Requests.Single().BodyLength.ShouldBe(Encoding.UTF8.GetByteCount(body) - 2);
        Journal.Requests.Single().BodyText.ShouldBe(body.Replace("p/sim", "sim", StringComparison.Ordinal)[..Journal.Requests.Single().BodyText.Length]);
    }

    [Test]
    public async Task Many_bodies_at_once_are_never_mixed_up()
    {
        Journal.Clear();
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancel) =>
        {
            var word = $"word-{i}-{new string((char)('a' + i % 26), 200 + i * 7)}";
            var answer = await Caller.PostAsync(GatewayApp.Json(
                $$"""{"model":"p/m{{i}}","messages":[{"role":"user","content":"{{word}}"}],"stream":{{(i % 2 == 0 ? "true" : "false")}}}"""));
            answer.ShouldBeOk().Text.ShouldStartWith($"Pong from simulator model m{i}: {word[..Math.Min(200, word.Length)]}");
        });
    }
}
