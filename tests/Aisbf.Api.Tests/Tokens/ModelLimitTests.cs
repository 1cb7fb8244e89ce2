using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Tokens;

/// <summary>A token may ask for one model of a provider and for one of two rotations, by whatever name.</summary>
internal sealed class ModelLimitTests : GatewayFixture
{
    private const string V1 = ClientExtensions.ChatPath;

    private string _token = "";
    private HttpClient _limited = null!;

    [SetUp]
    public void Connect() => _limited = App.ClientFor(_token);

    [TearDown]
    public void Disconnect() => _limited.Dispose();

    protected override async Task ConfigureAsync()
    {
        await App.PutProviderAsync("here", models: """[{"name":"mine"},{"name":"shared"},{"name":"closed"}]""");
        await App.PutProviderAsync("there", models: """[{"name":"shared"}]""");
        await App.PutRotationAsync("open", "", "here:closed:1");
        await App.PutRotationAsync("shut", "", "here:mine:1");
        var created = (await App.Admin.PostJsonAsync("/api/admin/tokens", """
            {"scope":"admin","allowed_models":["here/mine","here/shared","rotations/open"]}
            """)).ShouldHaveStatus(201);
        _token = created.Json.GetProperty("token").GetString()!;
    }

    [TestCase("here/mine", V1)]
    [TestCase("mine", V1, Description = "a bare name that only this provider has")]
    [TestCase("here/mine", "/v1/chat/completions")]
    [TestCase("here/mine", "/api/chat/completions")]
    [TestCase("mine", "/api/here/chat/completions")]
    [TestCase("here/mine", "/api/here/chat/completions")]
    [TestCase("rotation/open", V1)]
    [TestCase("rotations/open", V1)]
    [TestCase("open", V1)]
    [TestCase("open", "/api/rotations/chat/completions")]
    [TestCase("rotation/open", "/api/rotations/chat/completions")]
    public async Task What_is_allowed_is_allowed_by_every_name(string model, string path) =>
        (await _limited.ChatAsync(model, path: path)).ShouldBeOk();

    [TestCase("here/closed", V1)]
    [TestCase("closed", V1)]
    [TestCase("here/closed", "/v1/chat/completions")]
    [TestCase("closed", "/api/chat/completions")]
    [TestCase("closed", "/api/here/chat/completions")]
    [TestCase("here/closed", "/api/here/chat/completions")]
    [TestCase("shared", V1, Description = "another provider has it, too")]
    [TestCase("there/shared", V1)]
    [TestCase("shared", "/api/there/chat/completions")]
    [TestCase("here/not-listed", V1)]
    [TestCase("here/mine/../closed", V1)]
    [TestCase("here/MINE", V1)]
    [TestCase("here/mine ", V1)]
    [TestCase("rotation/shut", V1)]
    [TestCase("rotations/shut", V1)]
    [TestCase("shut", V1)]
    [TestCase("shut", "/api/rotations/chat/completions")]
    [TestCase("rotations/shut", "/api/rotations/chat/completions")]
    public async Task What_is_not_allowed_is_refused_by_every_name_and_asked_of_nobody(string model, string path)
    {
        Journal.Clear();
        var refused = (await _limited.ChatAsync(model, path: path)).ShouldBeError(403, "permission_denied");
        refused.Error.GetProperty("param").GetString().ShouldBe("model");
        (await _limited.ChatAsync(model, stream: true, path: path)).ShouldBeError(403, "permission_denied");
        Journal.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task A_model_named_twice_is_no_way_around() =>
        (await _limited.ChatAsync("here/mine", more: ",\"model\":\"here/closed\"")).ShouldBeError(400, "invalid_request");

    [TestCase("/api/v1/models")]
    [TestCase("/v1/models")]
    [TestCase("/api/models")]
    [TestCase("/models")]
    [TestCase("/v1/chat/models")]
    public async Task A_list_has_what_is_allowed_and_nothing_else(string path) =>
        Ids(await _limited.ReadAsync(path)).ShouldBe(["here/mine", "here/shared", "rotation/open"]);

    [Test]
    public async Task So_have_the_lists_of_a_provider_and_of_rotations()
    {
        Ids(await _limited.ReadAsync("/api/here/models")).ShouldBe(["here/mine", "here/shared"]);
        Ids(await _limited.ReadAsync("/api/there/models")).ShouldBeEmpty();
        Ids(await _limited.ReadAsync("/api/rotations/models")).ShouldBe(["open/closed"]);
        (await _limited.ReadAsync("/api/rotations")).ShouldBeOk().Json.EnumerateObject().Select(p => p.Name).ShouldBe(["open"]);
    }

    [Test]
    public async Task A_model_that_is_not_allowed_is_not_found()
    {
        (await _limited.ReadAsync("/api/v1/models/here/mine")).ShouldBeOk();
        (await _limited.ReadAsync("/api/v1/models/here/closed")).ShouldBeError(404, "model_not_found");
        (await _limited.ReadAsync("/v1/models/shut")).ShouldBeError(404, "model_not_found");
    }

    [TestCase("GET", "/api/admin/providers")]
    [TestCase("GET", "/api/admin/tokens")]
    [TestCase("POST", "/api/admin/tokens")]
    [TestCase("POST", "/api/admin/routes/explain")]
    [TestCase("POST", "/api/admin/config/import")]
    public async Task Its_scope_does_not_make_up_for_its_limits(string method, string path) =>
        (await _limited.SendAsync(method, path, method == "POST" ? GatewayApp.Json("{}") : null)).ShouldBeProblem(403, "permission_denied");

    private static IEnumerable<string?> Ids(Answer answer) =>
        answer.ShouldBeOk().Json.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString());
}
