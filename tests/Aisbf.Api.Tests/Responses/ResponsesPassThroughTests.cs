using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;

namespace Aisbf.Api.Tests.Responses;

/// <summary>Clients of the Responses API at upstreams that have it: only the model's name and what is not stored change.</summary>
internal sealed class ResponsesPassThroughTests : GatewayFixture
{
    private const string Path = "/v1/responses";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" };

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("p", models: "[]");
        await App.PutProviderAsync("q", models: "[]");
    }

    [TestCase("""{ "input" : "Say \u0070ong" ,"model" : "p/sim", "x":[1,2.50]}""", """{ "input" : "Say \u0070ong" ,"model" : "sim","store":false, "x":[1,2.50]}""")]
    [TestCase("""{"store" :  false ,"model":"p/sim","input":"x"}""", """{"store" :  false ,"model":"sim","input":"x"}""")]
    [TestCase("""{"model":"p/sim","input":"x","store":null}""", """{"model":"sim","input":"x","store":false}""")]
    [TestCase("""{"model":"p/sim","input":"x","tools":[{"type":"web_search"}],"previous_response_id":null}""", """{"model":"sim","store":false,"input":"x","tools":[{"type":"web_search"}],"previous_response_id":null}""")]
    public async Task The_upstream_gets_the_clients_bytes_and_stores_nothing(string asked, string sent)
    {
        Journal.Clear();

        (await PostAsync(asked)).ShouldBeOk();

        Journal.Requests.Single().Path.ShouldBe("/v1/responses");
        Journal.Requests.Single().BodyText.ShouldBe(sent);
    }

    [Test]
    public async Task The_client_gets_the_upstreams_bytes([Values] bool stream)
    {
        var more = $$""" "input":"Say pong","stream":{{(stream ? "true" : "false")}},"store":false} """;
        using var direct = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = App.Simulator.BaseAddress };
        var through = (await PostAsync($$"""{"model":"p/sim#unicode;reasoning",{{more}}""")).ShouldBeOk();
        var straight = await direct.PostAsync(GatewayApp.Json($$"""{"model":"sim#unicode;reasoning",{{more}}"""), Path);

        Comparable(through.Body).ShouldBe(Comparable(straight.Body));
        return;

        // Ids and times number the simulator's requests; everything else must be equal byte for byte.
        static string Comparable(string body) => Regex.Replace(body, "sim[0-9]+|\"created_at\":[0-9]+", "");
    }

    [TestCase("status=500;error-at=1")]
    [TestCase("status=429;error-at=3")]
    [TestCase("html")]
    [TestCase("empty")]
    [TestCase("drop=2")]
    public async Task What_fails_before_the_first_real_event_fails_over(string fault)
    {
        var id = NewId();
        await App.PutRotationAsync(id, "", $"p:bad#{fault}:2", "q:good:1");

        var answer = (await PostAsync($$"""{"model":"rotation/{{id}}","input":"x","stream":true}""")).ShouldBeOk();

        answer.Header("X-Aisbf-Provider").ShouldBe("q");
        JsonNode.Parse(answer.Events[^1])!["type"]!.GetValue<string>().ShouldBe("response.completed");
    }

    [TestCase("error-body")]
    [TestCase("html")]
    public async Task A_whole_answer_that_is_none_fails_over(string fault)
    {
        var id = NewId();
        await App.PutRotationAsync(id, "", $"p:bad#{fault}:2", "q:good:1");

        (await PostAsync($$"""{"model":"rotation/{{id}}","input":"x"}""")).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("q");
    }

    [TestCase("drop=7")]
    [TestCase("error-at=7")]
    public async Task A_stream_that_breaks_off_ends_with_one_error_and_the_next_number(string fault)
    {
        var answer = (await PostAsync($$"""{"model":"p/sim#{{fault}};text=one%20two%20three%20four%20five%20six%20seven","input":"x","stream":true}""")).ShouldBeOk();

        var events = answer.Events.Select(e => JsonNode.Parse(e)!).ToList();
        events.Select(e => e["sequence_number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(0, events.Count));
        events[^1]["type"]!.GetValue<string>().ShouldBe("error");
        events[^1]["message"]!.GetValue<string>().ShouldContain("'p'");
        events.Count(e => e["type"]!.GetValue<string>() == "error").ShouldBe(1);
    }

    [TestCase("crlf")]
    [TestCase("multiline")]
    [TestCase("cut=5")]
    public async Task However_a_stream_is_cut_its_end_is_seen(string form)
    {
        var answer = (await PostAsync($$"""{"model":"p/sim#{{form}}","input":"x","stream":true}""")).ShouldBeOk();

        JsonNode.Parse(answer.Events[^1])!["type"]!.GetValue<string>().ShouldBe("response.completed");
        answer.Body.ShouldNotContain("event: error");
    }

    [Test]
    public async Task A_server_without_the_API_is_asked_for_chat_and_not_tried_again()
    {
        await App.PutProviderAsync("plain", models: "[]");
        using var rule = new StringContent("""{"sim":"status=404;message=Not%20Found;error-code=x","path":"/v1/responses","model":"plain-*"}""", System.Text.Encoding.UTF8, "application/json");
        using var simulator = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = App.Simulator.BaseAddress };
        using var made = await simulator.PostAsync(new Uri("/_sim/rules", UriKind.Relative), rule);
        made.EnsureSuccessStatusCode();
        Journal.Clear();

        (await PostAsync("""{"model":"plain/plain-model","input":"x"}""")).ShouldBeOk().Json.GetProperty("object").GetString().ShouldBe("response");
        (await PostAsync("""{"model":"plain/plain-model","input":"x"}""")).ShouldBeOk();

        Journal.Requests.Select(r => r.Path).ShouldBe(["/v1/responses", "/v1/chat/completions", "/v1/chat/completions"]);
    }

    [Test]
    public async Task Encrypted_reasoning_goes_back_to_the_key_that_made_it_and_to_no_other([Values] bool stream)
    {
        var asked = (await PostAsync(
            $$"""{"model":"p/sim#reasoning","input":"Think","include":["reasoning.encrypted_content"],"stream":{{(stream ? "true" : "false")}}}""")).ShouldBeOk();
        var response = JsonNode.Parse(stream ? asked.Events[^1] : asked.Body)!;
        var reasoning = (stream ? response["response"]! : response)["output"]![0]!;
        reasoning["encrypted_content"].ShouldNotBeNull();
        var input = $$""" "input":[{{reasoning.ToJsonString()}},{"role":"user","content":"Go on"}] """;
        Journal.Clear();

        var back = (await PostAsync($$"""{"model":"p/sim",{{input}}}""")).ShouldBeOk();
        var elsewhere = (await PostAsync($$"""{"model":"q/sim",{{input}}}""")).ShouldBeOk();

        back.Header("X-Aisbf-Dropped").ShouldBeNull();
        Journal.Requests[0].BodyText.ShouldContain(reasoning.ToJsonString());
        elsewhere.Header("X-Aisbf-Dropped").ShouldBe("input[0]");
        Journal.Requests[1].BodyText.ShouldNotContain("encrypted_content");
    }

    [Test]
    public async Task Thinking_of_another_vendor_is_left_out_and_named()
    {
        await App.PutProviderAsync("claude", "anthropic", "[]");
        var asked = (await PostAsync("""{"model":"claude/claude-sonnet-4-5#reasoning","reasoning":{"effort":"low"},"input":"Think"}""")).ShouldBeOk();
        var reasoning = JsonNode.Parse(asked.Body)!["output"]![0]!.ToJsonString();

        var answer = (await PostAsync($$"""{"model":"p/sim","input":[{{reasoning}},{"role":"user","content":"Go on"}]}""")).ShouldBeOk();

        answer.Header("X-Aisbf-Dropped").ShouldBe("input[0]");
    }

    [Test]
    public async Task Nothing_is_stored_so_nothing_is_found()
    {
        (await Caller.ReadAsync($"{Path}/resp_1")).ShouldBeError(404, "not_found").Error.GetProperty("message").GetString()!.ShouldContain("nothing is stored");
        using var deleted = await Caller.DeleteAsync(new Uri($"{Path}/resp_1", UriKind.Relative));
        (await Answer.ReadAsync(deleted)).ShouldBeError(404, "not_found");
        (await PostAsync("""{"model":"p/sim","input":"x","store":true}""")).ShouldBeError(400, "unsupported_feature");
    }

    [TestCase("/api/v1/responses", "p/sim")]
    [TestCase("/api/responses", "p/sim")]
    [TestCase("/api/p/responses", "sim")]
    [TestCase("/api/rotations/responses", "r-all")]
    public async Task Every_family_of_routes_has_it(string path, string model)
    {
        await App.PutRotationAsync("r-all", "", "p:sim:1");

        (await Caller.PostAsync(GatewayApp.Json($$"""{"model":"{{model}}","input":"x"}"""), path)).ShouldBeOk().Json.GetProperty("object").GetString().ShouldBe("response");
    }

    [Test]
    public async Task A_users_own_providers_have_it_by_both_of_its_paths()
    {
        using var ann = await Tenant.CreateAsync(App, "ann");
        await ann.PutProviderAsync("mine", """[{"name":"sim"}]""");
        using var caller = App.ClientFor(ann.Token);

        foreach (var path in new[] { "/api/user/responses", $"{ann.Named}/responses" })
        {
            (await caller.PostAsync(GatewayApp.Json("""{"model":"user-provider/mine/sim","input":"x"}"""), path)).ShouldBeOk();
        }
    }

    private Task<Answer> PostAsync(string body) => Caller.PostAsync(GatewayApp.Json(body), Path);
}
