using System.Net;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Routing;

namespace Aisbf.Api.Tests.Probes;

/// <summary>What clients of Ollama and llama.cpp ask before they call anything.</summary>
internal sealed class ProbeTests : GatewayFixture
{
    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("alpha", models: """
            [{"name":"small","context_size":4096,"capabilities":["chat","vision","reasoning"]},{"name":"large","context_size":100000},
             {"name":"embed","context_size":512,"capabilities":["embeddings"]}]
            """);
        await App.PutRotationAsync("pool", "", "alpha:large:1");
    }

    [TestCase("GET")]
    [TestCase("HEAD")]
    public async Task The_root_says_that_something_runs_and_nothing_else(string method)
    {
        using var answer = await App.Anonymous.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(method == "GET" ? "Aisbf is running" : "");
    }

    [TestCase("/api/version")]
    [TestCase("/v1/version")]
    [TestCase("/version")]
    public async Task The_version_is_told_to_callers(string path)
    {
        var answer = (await Caller.ReadAsync(path)).ShouldBeOk();
        answer.Json.EnumerateObject().Select(p => p.Name).ShouldBe(["version"]);
        answer.Json.GetProperty("version").GetString().ShouldNotBeNull().ShouldMatch(@"^\d+\.\d+\.\d+");
        (await App.Anonymous.ReadAsync(path)).Status.ShouldBe(401);
    }

    [Test]
    public async Task Tags_are_the_models_in_Ollamas_shape()
    {
        var models = (await Caller.ReadAsync("/api/tags")).ShouldBeOk().Json.GetProperty("models").EnumerateArray().ToList();
        models.Select(m => m.GetProperty("name").GetString()).ShouldBe(["alpha/small", "alpha/large", "alpha/embed", "rotation/pool"]);
        models[0].EnumerateObject().Select(p => p.Name).ShouldBe(["name", "model", "modified_at", "size", "digest", "details"], ignoreOrder: true);
        models[0].GetProperty("details").EnumerateObject().Select(p => p.Name)
            .ShouldBe(["parent_model", "format", "family", "families", "parameter_size", "quantization_level"], ignoreOrder: true);
        models.Select(m => m.GetProperty("digest").GetString()).ShouldBeUnique();
        (await App.Anonymous.ReadAsync("/api/tags")).Body.ShouldStartWith("{\"error\":\"");
    }

    [TestCase("model", "alpha/small", "completion,vision,thinking", 4096)]
    [TestCase("name", "alpha/large", "completion,tools", 100_000)]
    [TestCase("model", "alpha/embed", "embedding", 512)]
    public async Task A_model_is_shown_in_Ollamas_words(string field, string model, string capabilities, int size)
    {
        var shown = (await Caller.PostAsync(GatewayApp.Json($$"""{"{{field}}":"{{model}}","verbose":true}"""), "/api/show")).ShouldBeOk().Json;
        string.Join(',', shown.GetProperty("capabilities").EnumerateArray().Select(c => c.GetString())).ShouldBe(capabilities);
        shown.GetProperty("model_info").GetProperty("alpha.context_length").GetInt32().ShouldBe(size);
        shown.GetProperty("details").GetProperty("family").GetString().ShouldBe("alpha");
    }

    [TestCase("""{"model":"alpha/nothing"}""", 404)]
    [TestCase("{}", 400)]
    [TestCase("{\"model\":7}", 400)]
    [TestCase("null", 400)]
    [TestCase("{", 400)]
    public async Task A_bad_question_is_answered_in_Ollamas_dialect(string body, int status)
    {
        var answer = await Caller.PostAsync(GatewayApp.Json(body), "/api/show");
        answer.Status.ShouldBe(status);
        answer.Json.EnumerateObject().Select(p => p.Name).ShouldBe(["error"]);
        answer.Json.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    [Test]
    public async Task Nothing_is_loaded() => (await Caller.ReadAsync("/api/ps")).ShouldBeOk().Body.ShouldBe("""{"models":[]}""");

    [TestCase("/props", 4096)]
    [TestCase("/api/props", 4096)]
    [TestCase("/v1/props", 4096)]
    [TestCase("/props?model=alpha/large", 100_000)]
    [TestCase("/props?model=pool", 100_000)]
    [TestCase("/props?model=nothing", 0)]
    public async Task The_properties_tell_what_fits_into_a_prompt(string path, int size)
    {
        var props = (await Caller.ReadAsync(path)).ShouldBeOk().Json;
        props.GetProperty("default_generation_settings").GetProperty("n_ctx").GetInt32().ShouldBe(size);
        props.GetProperty("total_slots").GetInt32().ShouldBe(1);
    }

    [Test]
    public void Nothing_can_be_configured_by_a_name_that_a_probe_has() =>
        new[] { "tags", "show", "ps", "props", "version" }.ShouldAllBe(id => ReservedIds.IsReserved(id));
}
