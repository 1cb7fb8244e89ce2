using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Tokens;

/// <summary>A token that is limited to some models gets no other one by a field that upstreams read besides <c>model</c>, on any surface.</summary>
internal sealed class ModelSelectorTests : GatewayFixture
{
    private const string Here = "here/mine";

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["/v1/chat/completions"] = """{"model":"here/mine","messages":[{"role":"user","content":"hi"}]}""",
        ["/api/here/chat/completions"] = """{"model":"mine","messages":[{"role":"user","content":"hi"}]}""",
        ["/v1/responses"] = """{"model":"here/mine","input":"hi"}""",
        ["/v1/messages"] = """{"model":"here/mine","max_tokens":5,"messages":[{"role":"user","content":"hi"}]}""",
        ["/v1/messages/count_tokens"] = """{"model":"here/mine","messages":[{"role":"user","content":"hi"}]}""",
        ["/v1/completions"] = """{"model":"here/mine","prompt":"hi"}""",
        ["/v1/embeddings"] = """{"model":"here/mine","input":"hi"}""",
        ["/v1/images/generations"] = """{"model":"here/mine","prompt":"hi"}""",
        ["/v1/images/edits"] = """{"model":"here/mine","prompt":"hi","image":"https://example.com/a.png"}""",
        ["/v1/audio/speech"] = """{"model":"here/mine","input":"hi","voice":"alloy"}""",
        ["/v1/moderations"] = """{"model":"here/mine","input":"hi"}""",
        ["/v1/rerank"] = """{"model":"here/mine","query":"hi","documents":["a"]}""",
    };

    private static readonly string[] Selectors =
    [
        """{"models":["there/other"]}""", """{"fallbacks":["there/other"]}""", """{"route":"fallback"}""", """{"extra_body":{"model":"there/other"}}""",
        """{"provider":{"model":"there/other"}}""", """{"tools":[{"type":"image_generation","model":"there/other"}]}""",
    ];

    private static readonly string[] Forms = ["/v1/audio/transcriptions", "/v1/audio/translations", "/v1/images/edits", "/v1/images/variations"];

    private HttpClient _limited = null!;
    private HttpClient _everything = null!;

    [TestCaseSource(nameof(Surfaces))]
    public async Task A_limited_token_sends_none(string path)
    {
        foreach (var selector in Selectors)
        {
            var body = Merge(Bodies[path], selector);
            Journal.Clear();
            var answer = await _limited.PostAsync(GatewayApp.Json(body), path);
            answer.Status.ShouldBe(403, $"{body} {answer.Body}");
            Journal.Requests.ShouldBeEmpty();
        }

        (await _limited.PostAsync(GatewayApp.Json(Bodies[path]), path)).Status.ShouldNotBe(403);
    }

    [TestCaseSource(nameof(Surfaces))]
    public async Task Other_tokens_send_what_they_like(string path)
    {
        foreach (var client in new[] { Caller, _everything })
        {
            (await client.PostAsync(GatewayApp.Json(Merge(Bodies[path], Selectors[0])), path)).Status.ShouldNotBe(403);
        }
    }

    [TestCaseSource(nameof(Surfaces))]
    public async Task Another_spelling_is_refused_for_every_token_in_the_clients_dialect(string path)
    {
        var answer = (await Caller.PostAsync(GatewayApp.Json(Merge(Bodies[path], """{"Model":"there/other"}""")), path)).ShouldHaveStatus(400);
        if (path.Contains("/messages", StringComparison.Ordinal))
        {
            answer.ShouldBeAnthropicError(400, "invalid_request_error");
        }
        else
        {
            answer.ShouldBeError(400, "invalid_request").Error.GetProperty("param").GetString().ShouldBe("model");
        }
    }

    [TestCaseSource(nameof(Forms))]
    public async Task A_limited_token_sends_none_in_a_form(string path)
    {
        foreach (var (name, status) in new[] { ("models", 403), ("models[]", 403), ("extra_body", 403), ("fallbacks[0]", 403), ("provider[model]", 403), ("model[]", 400), ("Model", 400) })
        {
            Journal.Clear();
            (await _limited.PostAsync(Form(name), path)).Status.ShouldBe(status, name);
            Journal.Requests.ShouldBeEmpty();
            (await Caller.PostAsync(Form(name), path)).Status.ShouldBe(status == 400 ? 400 : 200, name);
        }
    }

    [Test]
    public async Task A_list_of_models_in_one_name_is_refused_also_where_a_pattern_would_match()
    {
        (await _limited.ChatAsync("here/mine,there/other")).ShouldBeError(403, "permission_denied");
        (await _limited.ChatAsync("here/my-b,other")).ShouldBeError(403, "permission_denied");
        Journal.Requests.ShouldAllBe(r => !r.BodyText.Contains("other", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_token_for_all_models_calls_every_model_and_nothing_else()
    {
        (await _everything.ChatAsync(Here)).ShouldBeOk();
        (await _everything.ChatAsync("there/other")).ShouldBeOk();
        (await _everything.ReadAsync("/v1/models")).ShouldBeOk().Body.ShouldContain("there/other");
        (await _everything.ReadAsync("/api/admin/providers")).ShouldBeProblem(403, "permission_denied");
        (await _everything.PostJsonAsync("/api/admin/tokens", "{}")).ShouldBeProblem(403, "permission_denied");
        (await _everything.ReadAsync("/api/here/files")).ShouldBeError(403, "permission_denied");
    }

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("here", models: """[{"name":"mine"}]""");
        await App.PutProviderAsync("there", models: """[{"name":"other"}]""");
        _limited = await MakeAsync("""["here/mine","here/my*"]""");
        _everything = await MakeAsync("""["*"]""");
    }

    [OneTimeTearDown]
    public void DisposeClients()
    {
        _limited?.Dispose();
        _everything?.Dispose();
    }

    private static Dictionary<string, string>.KeyCollection Surfaces() => Bodies.Keys;

    private async Task<HttpClient> MakeAsync(string models) => App.ClientFor(
        (await App.Admin.PostJsonAsync("/api/admin/tokens", $$"""{"scope":"admin","allowed_models":{{models}}}""")).ShouldHaveStatus(201).Json.GetProperty("token").GetString()!);

    private static string Merge(string body, string more)
    {
        var merged = JsonNode.Parse(body)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject())
        {
            merged[name] = value?.DeepClone();
        }

        return merged.ToJsonString();
    }

    private static MultipartFormDataContent Form(string name)
    {
        var file = new ByteArrayContent([1, 2, 3]);
        file.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        var form = new MultipartFormDataContent { { new StringContent(Here), "model" }, { new StringContent("hi"), "prompt" }, { new StringContent("there/other"), name } };
        form.Add(file, "file", "a.wav");
        var image = new ByteArrayContent([1, 2, 3]);
        image.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(image, "image", "a.png");
        return form;
    }
}
