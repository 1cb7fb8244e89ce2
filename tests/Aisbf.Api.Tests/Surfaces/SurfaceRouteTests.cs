using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;

namespace Aisbf.Api.Tests.Surfaces;

internal sealed class SurfaceRouteTests : GatewayFixture
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" };

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("alpha", models: """[{"name":"sim"}]""");
        await App.PutRotationAsync("pool", "", "alpha:sim:1");
        await App.PutProviderAsync("claude", "anthropic", """[{"name":"sim-c"}]""");
    }

    [Test]
    public async Task Every_surface_is_served_in_every_family(
        [ValueSource(typeof(SurfaceCalls), nameof(SurfaceCalls.All))] string surface,
        [Values("/api/v1", "/v1", "/api", "/api/alpha", "/api/rotations")] string family)
    {
        var model = family switch
        {
            "/api/alpha" => "sim",
            "/api/rotations" => "pool",
            _ => "alpha/sim",
        };
        var answer = await Caller.AskAsync(surface, model, family: family);
        answer.ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("alpha");
        answer.Header("X-Aisbf-Model").ShouldBe("sim");
        answer.Attempts.ShouldBe(1);
        answer.Header("X-Request-Id").ShouldNotBeNullOrEmpty();
    }

    [Test]
    public async Task Every_surface_is_served_in_a_users_namespace_by_both_of_its_paths()
    {
        using var ann = await Tenant.CreateAsync(App, "ann");
        await ann.PutProviderAsync("own", """[{"name":"sim"}]""");
        foreach (var surface in SurfaceCalls.All)
        {
            foreach (var family in new[] { "/api/user", ann.Named })
            {
                (await ann.Client.AskAsync(surface, "user-provider/own/sim", family: family)).ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("own");
            }
        }
    }

    [Test]
    public async Task A_body_without_what_the_surface_is_about_is_refused_before_anybody_is_called(
        [ValueSource(typeof(SurfaceCalls), nameof(SurfaceCalls.All))] string surface)
    {
        Journal.Clear();
        var required = surface switch
        {
            SurfaceCalls.Completions or SurfaceCalls.Images => "prompt",
            SurfaceCalls.Rerank => "query",
            _ => "input",
        };

        (await Caller.AskAsync(surface, "alpha/sim", "\"x\":1")).ShouldBeError(400, "invalid_request").Error.GetProperty("param").GetString().ShouldBe(required);
        (await Caller.PostAsync(GatewayApp.Json($$"""{"{{required}}":"x"}"""), $"/v1/{surface}")).ShouldBeError(400, "invalid_request")
            .Error.GetProperty("param").GetString().ShouldBe("model");
        (await Caller.AskAsync(surface, "alpha/sim", $"\"{required}\":\"a\",\"{required}\":\"b\"")).ShouldBeError(400, "invalid_request");
        (await Caller.PostAsync(GatewayApp.Json("[1]"), $"/v1/{surface}")).ShouldBeError(400, "invalid_request");

        Journal.Requests.ShouldBeEmpty();
    }

    [TestCase(SurfaceCalls.Embeddings, "embeddings")]
    [TestCase(SurfaceCalls.Images, "image generation")]
    [TestCase(SurfaceCalls.Speech, "speech")]
    [TestCase(SurfaceCalls.Moderations, "moderations")]
    [TestCase(SurfaceCalls.Rerank, "reranking")]
    public async Task What_a_provider_does_not_offer_is_refused_by_name_before_it_is_called(string surface, string words)
    {
        Journal.Clear();
        var answer = await Caller.AskAsync(surface, "claude/sim-c");
        answer.ShouldBeError(400, "unsupported_feature").Error.GetProperty("message").GetString().ShouldBe($"Provider 'claude' (Anthropic) does not offer {words}.");
        Journal.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task A_member_that_does_not_offer_the_surface_is_passed_over()
    {
        await App.PutRotationAsync("mixed", ",\"strategy\":\"priority\"", "claude:sim-c:9", "alpha:sim:1");

        var answer = await Caller.AskAsync(SurfaceCalls.Images, "mixed", family: "/api/rotations");

        answer.ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("alpha");
        answer.Attempts.ShouldBe(1);
    }

    [Test]
    public async Task A_model_that_is_stated_to_do_other_things_is_passed_over()
    {
        await App.PutProviderAsync("stated", models: """[{"name":"chats","capabilities":["chat"]},{"name":"embeds","capabilities":["embeddings"]}]""");
        await App.PutAsync("/api/admin/rotations/stated", """{"providers":[{"provider_id":"stated"}]}""");

        for (var i = 0; i < 4; i++)
        {
            (await Caller.AskAsync(SurfaceCalls.Embeddings, "stated", family: "/api/rotations")).ShouldBeOk().Header("X-Aisbf-Model").ShouldBe("embeds");
        }

        (await Caller.AskAsync(SurfaceCalls.Embeddings, "stated/chats")).ShouldBeError(400, "unsupported_feature")
            .Error.GetProperty("message").GetString()!.ShouldContain("'chats'");
    }

    [TestCase("status=503", 503, "upstream_unavailable")]
    [TestCase("status=429;retry-after=7", 429, "rate_limit_exceeded")]
    [TestCase("status=401", 502, "provider_auth_error")]
    [TestCase("status=404", 404, "model_not_found")]
    [TestCase("html", 502, "upstream_error")]
    [TestCase("empty", 502, "upstream_error")]
    [TestCase("error-body;status=500", 502, "upstream_error")]
    [TestCase("drop=before", 502, "upstream_error")]
    [TestCase("drop=headers", 502, "upstream_error")]
    public async Task Whatever_goes_wrong_is_made_good_by_the_next_member_and_told_when_there_is_none(string fault, int status, string code)
    {
        foreach (var surface in SurfaceCalls.All)
        {
            var id = NewId();
            await App.PutRotationAsync(id, ",\"strategy\":\"priority\"", $"alpha:sim-{id}#{fault}:9", $"alpha:sim-{id}#:1");

            // The vectors of two names could not be compared.
            if (surface != SurfaceCalls.Embeddings)
            {
                var answer = await Caller.AskAsync(surface, id, family: "/api/rotations");
                answer.ShouldBeOk().Attempts.ShouldBe(2, surface);
            }

            var alone = await Caller.AskAsync(surface, $"alpha/alone-{id}#{fault}");
            alone.ShouldBeError(status, code);
            if (status == 429)
            {
                alone.Header("Retry-After").ShouldBe("7");
            }
        }
    }

    [Test]
    public async Task A_token_for_some_models_may_call_no_others_on_any_surface()
    {
        using var made = await App.Admin.PostAsync("/api/admin/tokens", GatewayApp.Json("""{"description":"d","scope":"api","allowed_models":["other/*"]}"""));
        using var json = System.Text.Json.JsonDocument.Parse(await made.Content.ReadAsStringAsync());
        using var limited = App.ClientFor(json.RootElement.GetProperty("token").GetString()!);
        foreach (var surface in SurfaceCalls.All)
        {
            (await limited.AskAsync(surface, "alpha/sim")).ShouldBeError(403, "permission_denied");
            (await limited.AskAsync(surface, "pool", family: "/api/rotations")).ShouldBeError(403, "permission_denied");
        }
    }
}
