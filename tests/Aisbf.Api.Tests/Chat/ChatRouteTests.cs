using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Chat;

internal sealed class ChatRouteTests : GatewayFixture
{
    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("alpha", models: """[{"name":"sim"},{"name":"vendor/family/deep"},{"name":"only-alpha"}]""");
        await App.PutProviderAsync("beta", models: """[{"name":"sim"}]""");
        await App.PutAsync("/api/admin/rotations/pool", """{"model_name":"pool-name","providers":[{"provider_id":"beta","models":[{"name":"sim"}]}]}""");
    }

    [Test]
    public async Task Every_alias_of_the_chat_route_answers(
        [Values("/api/v1/chat/completions", "/v1/chat/completions", "/api/chat/completions")] string path, [Values] bool stream)
    {
        var answer = await Caller.ChatAsync("alpha/sim", stream, path: path);
        answer.ShouldBeOk().Text.ShouldStartWith("Pong from simulator model sim");
        if (stream)
        {
            answer.ShouldBeCleanStream();
        }
        else
        {
            answer.MediaType.ShouldBe("application/json");
        }
    }

    [TestCase("alpha", "sim", "sim")]
    [TestCase("alpha", "alpha/sim", "sim")]
    [TestCase("alpha", "beta/sim", "beta/sim")]
    [TestCase("alpha", "rotation/pool", "rotation/pool")]
    [TestCase("alpha", "vendor/family/deep", "vendor/family/deep")]
    [TestCase("alpha", "alpha/vendor/family/deep", "vendor/family/deep")]
    [TestCase("beta", "not-listed", "not-listed")]
    public async Task A_provider_in_the_path_takes_the_model_without_its_own_prefix(string provider, string asked, string sent)
    {
        Journal.Clear();
        var answer = await Caller.ChatAsync(asked, path: $"/api/{provider}/chat/completions");
        answer.ShouldBeOk();
        answer.Header("X-Aisbf-Provider").ShouldBe(provider);
        Journal.Requests.Single().Model.ShouldBe(sent);
        Journal.Requests.Single().Header("Authorization").ShouldBe($"Bearer key-of-{provider}");
    }

    [Test]
    public async Task A_rotation_is_known_by_id_by_name_and_with_its_prefix(
        [Values("pool", "pool-name", "rotation/pool", "rotations/pool", "rotation/pool-name")] string name,
        [Values("/api/rotations/chat/completions", "/api/v1/chat/completions")] string path,
        [Values] bool stream)
    {
        var answer = await Caller.ChatAsync(name, stream, path: path);
        answer.ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("beta");
    }

    [TestCase("only-alpha", "only-alpha")]
    [TestCase("vendor/family/deep", "vendor/family/deep")]
    [TestCase("alpha/vendor/family/deep", "vendor/family/deep")]
    public async Task A_bare_name_finds_the_provider_that_lists_it(string asked, string sent)
    {
        var answer = await Caller.ChatAsync(asked);
        answer.ShouldBeOk().Header("X-Aisbf-Provider").ShouldBe("alpha");
        answer.Header("X-Aisbf-Model").ShouldBe(sent);
    }

    [TestCase("no-such-model", ClientExtensions.ChatPath)]
    [TestCase("nobody/sim", ClientExtensions.ChatPath)]
    [TestCase("rotation/nothing", ClientExtensions.ChatPath)]
    [TestCase("ALPHA/sim", ClientExtensions.ChatPath)]
    [TestCase("alpha/", ClientExtensions.ChatPath)]
    [TestCase("/", ClientExtensions.ChatPath)]
    [TestCase("alpha/sim", "/api/rotations/chat/completions")]
    public async Task What_is_not_configured_is_not_found(string model, string path)
    {
        Journal.Clear();
        foreach (var stream in new[] { false, true })
        {
            var answer = await Caller.ChatAsync(model, stream, path: path);
            answer.ShouldBeError(404, "model_not_found").Error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        }

        Journal.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task A_provider_that_is_not_configured_is_no_path() =>
        (await Caller.ChatAsync("sim", path: "/api/nobody/chat/completions")).ShouldBeError(404, "not_found");

    [Test]
    public async Task A_model_without_a_name_is_a_bad_request() =>
        (await Caller.ChatAsync("")).ShouldBeError(400, "invalid_request").Error.GetProperty("param").GetString().ShouldBe("model");

    [Test]
    public async Task An_answer_names_its_request_and_its_origin([Values] bool stream)
    {
        var first = await Caller.ChatAsync("alpha/sim", stream);
        var second = await Caller.ChatAsync("alpha/sim", stream);
        first.Header("X-Aisbf-Provider").ShouldBe("alpha");
        first.Header("X-Aisbf-Model").ShouldBe("sim");
        first.Attempts.ShouldBe(1);
        first.Header("X-Request-Id").ShouldNotBeNullOrEmpty();
        second.Header("X-Request-Id").ShouldNotBe(first.Header("X-Request-Id"));
    }

    [Test]
    public async Task A_stream_must_not_be_buffered_or_cached_on_the_way()
    {
        var answer = await Caller.ChatAsync("alpha/sim", stream: true);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        answer.Header("X-Accel-Buffering").ShouldBe("no");
        answer.Headers.TransferEncodingChunked.ShouldBe(true);
    }

    [Test]
    public async Task A_whole_answer_says_its_length()
    {
        var answer = await Caller.ChatAsync("alpha/sim");
        answer.Length.ShouldBe(System.Text.Encoding.UTF8.GetByteCount(answer.Body));
    }

    [Test]
    public async Task Health_needs_no_token_and_names_no_upstream()
    {
        var answer = await App.Anonymous.ReadAsync("/health");
        answer.ShouldBeOk().Json.GetProperty("status").GetString().ShouldBe("ok");
    }
}
