using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Api.Tests.Namespaces;
using Aisbf.Simulator;

namespace Aisbf.Api.Tests.Models;

/// <summary>Models that upstreams tell of, in every dialect, and what is added to them.</summary>
internal sealed class FetchedModelTests : GatewayFixture
{
    protected override SimulatorOptions Simulator => new() { Models = ["gpt-4.1-mini-2025-04-14", "team/own"] };

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true" };

    [TestCase("openai", null)]
    [TestCase("anthropic", null)]
    [TestCase("google", 1_048_576)]
    [TestCase("ollama", null)]
    public async Task The_list_of_every_dialect_is_fetched_and_completed(string type, int? listedSize)
    {
        var id = NewId("p");
        await App.PutProviderAsync(id, type, "[]", ",\"default_context_size\":7000");
        var models = (await Caller.ReadAsync("/api/v1/models")).ShouldBeOk().Json.GetProperty("data").EnumerateArray()
            .Where(m => m.TryGetProperty("provider", out var provider) && provider.GetString() == id).ToDictionary(m => m.GetProperty("model_name").GetString()!);
        models.Keys.ShouldBe(["gpt-4.1-mini-2025-04-14", "team/own"], ignoreOrder: true);
        foreach (var model in models.Values)
        {
            model.GetProperty("source").GetString().ShouldBe("api_cache");
            model.GetProperty("object").GetString().ShouldBe("model");
            model.GetProperty("type").GetString().ShouldBe("provider");
            model.GetProperty("owned_by").GetString().ShouldBe(id);
            model.TryGetProperty("pricing", out _).ShouldBeFalse("this is not the vendor's address");
        }

        var known = models["gpt-4.1-mini-2025-04-14"];
        Size(known).ShouldBe(listedSize ?? 1_047_576, "the upstream's list, else the data file");
        known.GetProperty("context_window").GetInt32().ShouldBe(Size(known)!.Value);
        known.GetProperty("context_length").GetInt32().ShouldBe(Size(known)!.Value);
        known.GetProperty("capabilities").EnumerateArray().Select(c => c.GetString()).ShouldContain("tool_use");
        known.GetProperty("max_output_tokens").GetInt32().ShouldBe(type == "google" ? 65_536 : 32_768);
        Size(models["team/own"]).ShouldBe(listedSize ?? 7000, "the upstream's list, else the provider's default");

        var one = (await Caller.ReadAsync($"/api/v1/models/{id}%2Fteam%2Fown")).ShouldBeOk().Json;
        one.GetProperty("id").GetString().ShouldBe($"{id}/team/own");
        await App.Admin.DeleteAsync($"/api/admin/providers/{id}");
    }

    [Test]
    public async Task What_is_configured_counts_before_all_else_and_the_vendors_price_at_its_own_address_only()
    {
        var id = NewId("p");
        await App.PutAsync($"/api/admin/providers/{id}", """
            {"type":"openai","api_key":"key","models":[
              {"name":"gpt-4.1","context_size":9000,"capabilities":["chat"],"pricing":{"prompt":1},"architecture":{"modality":"text"},
               "top_provider":{"is_moderated":true},"supported_parameters":["tools"],"default_parameters":{"temperature":0.5}},
              {"name":"gpt-4.1-mini"}]}
            """);
        var stated = (await Caller.ReadAsync($"/api/v1/models/{id}/gpt-4.1")).ShouldBeOk().Json;
        Size(stated).ShouldBe(9000);
        stated.GetProperty("capabilities").GetRawText().ShouldBe("""["chat"]""");
        stated.GetProperty("pricing").GetRawText().ShouldBe("""{"prompt":1}""");
        stated.GetProperty("architecture").GetRawText().ShouldBe("""{"modality":"text"}""");
        stated.GetProperty("top_provider").GetRawText().ShouldBe("""{"is_moderated":true}""");
        stated.GetProperty("supported_parameters").GetRawText().ShouldBe("""["tools"]""");
        stated.GetProperty("default_parameters").GetRawText().ShouldBe("""{"temperature":0.5}""");
        stated.GetProperty("display_name").GetString().ShouldBe("GPT-4.1");
        stated.GetProperty("source").GetString().ShouldBe("local_config");

        var published = (await Caller.ReadAsync($"/api/v1/models/{id}/gpt-4.1-mini")).ShouldBeOk().Json;
        Size(published).ShouldBe(1_047_576);
        published.GetProperty("pricing").GetProperty("completion").GetDecimal().ShouldBe(1.6m);
        await App.Admin.DeleteAsync($"/api/admin/providers/{id}");
    }

    [Test]
    public async Task A_users_names_are_found_by_their_short_and_their_long_form()
    {
        using var ann = await Tenant.CreateAsync(App, "ann");
        await ann.PutProviderAsync("mine", "[]");
        await ann.PutRotationAsync("pool", "mine:team/own:1");
        await App.PutProviderAsync("operators");

        foreach (var family in new[] { "/api/user", ann.Named, "/api/v1" })
        {
            var found = (await ann.Client.ReadAsync($"{family}/models/user-provider%2Fmine%2Fteam%2Fown")).ShouldBeOk().Json;
            found.GetProperty("id").GetString().ShouldBe("mine/team/own");
            found.GetProperty("source").GetString().ShouldBe("user_config");
            (await ann.Client.ReadAsync($"{family}/models/mine/team/own")).ShouldBeOk();
            (await ann.Client.ReadAsync($"{family}/models/user-rotation/pool")).ShouldBeOk().Json.GetProperty("id").GetString().ShouldBe("rotation/pool");
            (await ann.Client.ReadAsync($"{family}/models/user-provider/operators/sim")).ShouldBeError(404, "model_not_found");
        }

        foreach (var path in new[] { "models", "models/mine/team/own", "mine/models", "providers/models", "rotations/models", "autoselects/models" })
        {
            using var head = await ann.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/api/user/{path}"));
            head.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await Caller.ReadAsync("/api/v1/models/user-provider/operators/sim")).ShouldBeError(404, "model_not_found");
        await App.Admin.DeleteAsync("/api/admin/providers/operators");
    }

    [Test]
    public async Task An_upstream_that_never_answers_holds_a_list_up_only_for_a_moment()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await App.PutAsync("/api/admin/providers/silent", $$"""
            {"type":"openai","endpoint":"http://{{silent.LocalEndpoint}}/v1","api_key":"key","models":[]}
            """);
        await App.PutProviderAsync("alive");

        var watch = Stopwatch.StartNew();
        (await Caller.ReadAsync("/api/v1/models")).ShouldBeOk().Body.ShouldContain("alive/sim");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(12), "the upstream's own limit is longer");
        await App.Admin.DeleteAsync("/api/admin/providers/silent");
        await App.Admin.DeleteAsync("/api/admin/providers/alive");
    }

    [TestCase("/api/v1/models")]
    [TestCase("/api/v1/models/head/sim")]
    [TestCase("/api/head/models")]
    [TestCase("/api/rotations/models")]
    [TestCase("/api/autoselect/models")]
    [TestCase("/api/autoselections/models")]
    public async Task A_list_can_be_asked_for_without_its_body(string path)
    {
        await App.PutProviderAsync("head");
        using var answer = await Caller.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        using var missing = await Caller.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/models/head/nothing"));
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static int? Size(JsonElement model) => model.TryGetProperty("context_size", out var size) ? size.GetInt32() : null;
}
