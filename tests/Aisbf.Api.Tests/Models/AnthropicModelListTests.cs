using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Models;

/// <summary>Lists of models for clients that speak Anthropic's dialect, which say so in a header.</summary>
internal sealed class AnthropicModelListTests : GatewayFixture
{
    private string _token = "";

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("alpha", models: """[{"name":"sim","context_size":4096},{"name":"vendor/deep"}]""");
        await App.PutRotationAsync("pool", "", "alpha:sim:1");
        _token = await App.CreateTokenAsync();
    }

    [TestCase("/v1/models")]
    [TestCase("/api/v1/models")]
    [TestCase("/api/models")]
    public async Task A_list_is_one_page_that_has_all(string path)
    {
        var list = (await ReadAsync(path, _token)).ShouldBeOk().Json;

        var models = list.GetProperty("data").EnumerateArray().ToList();
        models.Select(model => model.GetProperty("id").GetString()).ShouldBe(["alpha/sim", "alpha/vendor/deep", "rotation/pool"]);
        models.ShouldAllBe(model => model.GetProperty("type").GetString() == "model");
        (list.GetProperty("first_id").GetString(), list.GetProperty("last_id").GetString()).ShouldBe(("alpha/sim", "rotation/pool"));
        list.GetProperty("has_more").GetBoolean().ShouldBeFalse();
    }

    [TestCase("/v1/models/alpha%2Fsim")]
    [TestCase("/api/v1/models/alpha/sim")]
    [TestCase("/api/models/alpha/sim")]
    public async Task An_entry_tells_what_is_known_of_the_model(string path)
    {
        var model = (await ReadAsync(path, _token)).ShouldBeOk().Json;

        model.GetProperty("id").GetString().ShouldBe("alpha/sim");
        model.GetProperty("display_name").GetString().ShouldBe("alpha/sim");
        model.GetProperty("max_input_tokens").GetInt32().ShouldBe(4096);
        model.GetProperty("created_at").GetDateTimeOffset().ShouldBe(DateTimeOffset.UnixEpoch);
    }

    [TestCase("/v1/models/nothing", 404, "not_found_error")]
    [TestCase("/api/nobody/models", 404, "not_found_error")]
    [TestCase("/nowhere", 404, "not_found_error")]
    public async Task Errors_are_Anthropics(string path, int status, string type)
    {
        var answer = await ReadAsync(path, _token);

        answer.Status.ShouldBe(status);
        answer.Json.GetProperty("error").GetProperty("type").GetString().ShouldBe(type);
    }

    [Test]
    public async Task A_wrong_key_is_refused_in_Anthropics_words()
    {
        var answer = await ReadAsync("/v1/models", "wrong");

        answer.Status.ShouldBe(401);
        answer.Json.GetProperty("error").GetProperty("type").GetString().ShouldBe("authentication_error");
    }

    private async Task<Answer> ReadAsync(string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("anthropic-version", "2023-06-01");
        request.Headers.Add("x-api-key", key);
        using var response = await App.Anonymous.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
