using Aisbf.Simulator.Rules;

namespace Aisbf.Simulator.Tests.Faults;

internal sealed class SourceTests : FaultFixture
{
    [Test]
    public async Task A_model_suffix_pins_a_fault_and_is_not_echoed()
    {
        var (status, _) = await PostForErrorAsync(Path, Plain.Replace("\"m\"", "\"m#status=503;retry-after=1\"", StringComparison.Ordinal));
        var body = await PostForJsonAsync(Path, Plain.Replace("\"m\"", "\"m#latency=1\"", StringComparison.Ordinal));

        status.ShouldBe(503);
        body.GetProperty("model").GetString().ShouldBe("m");
        Simulator.Journal.Requests[0].Model.ShouldBe("m#status=503;retry-after=1");
    }

    [Test]
    public async Task A_header_beats_a_rule_beats_a_suffix()
    {
        Simulator.Rules.Add("status=501");
        var suffixed = Plain.Replace("\"m\"", "\"m#status=502\"", StringComparison.Ordinal);

        (await PostForErrorAsync(Path, suffixed)).Status.ShouldBe(501);
        (await PostForErrorAsync(Path, suffixed, ("x-sim-status", "500"))).Status.ShouldBe(500);
    }

    [Test]
    public async Task A_rule_applies_as_often_as_it_says()
    {
        Simulator.Rules.Add("status=500", model: "m", times: 2);

        foreach (var expected in new[] { 500, 500, 200 })
            ((int)(await PlainAsync("")).StatusCode).ShouldBe(expected);
        Simulator.Rules.All.ShouldBeEmpty();
    }

    [Test]
    public async Task A_rule_looks_at_dialect_model_path_and_key()
    {
        Simulator.Rules.Add(new SimRule("status=500") { Dialect = Dialect.Ollama });
        Simulator.Rules.Add(new SimRule("status=500") { Model = "gpt-*" });
        Simulator.Rules.Add(new SimRule("status=500") { Path = "/v1/embed*" });
        Simulator.Rules.Add(new SimRule("status=403") { Key = "bad" });

        ((int)(await PlainAsync("")).StatusCode).ShouldBe(200);
        (await PostForErrorAsync(Path, Plain, ("Authorization", "Bearer bad"))).Status.ShouldBe(403);
    }

    [Test]
    public async Task Rules_can_be_scripted_over_http()
    {
        using var added = await PostAsync("/_sim/rules", """[{"sim":"status=429","dialect":"openai","model":"m","times":1},{"sim":"latency=1"}]""");
        ((int)added.StatusCode).ShouldBe(201);
        ((int)(await PlainAsync("")).StatusCode).ShouldBe(429);
        ((int)(await PlainAsync("")).StatusCode).ShouldBe(200);
        var left = await ReadJsonAsync(await GetAsync("/_sim/rules"));
        left.EnumerateArray().ShouldHaveSingleItem().GetProperty("sim").GetString().ShouldBe("latency=1");

        using var cleared = await SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/_sim/rules"), []);
        Simulator.Rules.All.ShouldBeEmpty();
    }

    [TestCase("""{"sim":"nonsense"}""", "nonsense")]
    [TestCase("""{"status":429}""", "status")]
    [TestCase("""{"model":"m"}""", "sim")]
    [TestCase("""{"sim":"html","dialect":"cohere"}""", "cohere")]
    [TestCase("""{"sim":"html","times":0}""", "times")]
    [TestCase("""[""", "")]
    public async Task A_wrong_rule_is_refused(string rule, string reason)
    {
        var (status, body) = await PostForErrorAsync("/_sim/rules", rule);

        status.ShouldBe(400);
        body.GetProperty("error").GetString()!.ShouldContain(reason);
        Simulator.Rules.All.ShouldBeEmpty();
    }

    [Test]
    public async Task The_vocabulary_and_the_state_can_be_read()
    {
        var words = await ReadJsonAsync(await GetAsync("/_sim/vocabulary"));
        var state = await ReadJsonAsync(await GetAsync("/_sim/state"));

        words.EnumerateArray().Select(w => w.GetProperty("word").GetString()).ShouldContain("drop-inside");
        state.GetProperty("openConnections").GetInt32().ShouldBe(1);
    }
}
