using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Namespaces;

/// <summary>Paths as no client would write them, sent byte by byte: nobody's data but the sender's, and no fault of ours.</summary>
internal sealed class NamespacePathTests : TenantFixture
{
    private const string Canary = "bens-canary-model";

    public static IEnumerable<string> Targets =>
    [
        "/api/u/ann/../ben/models",
        "/api/u/ann/..%2fben/models",
        "/api/u/ann%2f..%2fben/models",
        "/api/u/ann/%2e%2e/ben/models",
        "/api/u/..%2fu%2fben/models",
        "/api/user/../u/ben/models",
        "/api/user/..%2fu%2fben%2fmodels",
        "/api/u/ben/models",
        "/api/u/BEN/models",
        "/api/u/b%65n/models",
        "/api/u/ben%00/models",
        "/api/u/ann%00ben/models",
        "/api/u/ben%20/models",
        "/api/u/%20ben/models",
        "/api/u/ben./models",
        "/api/u/ben%2f/models",
        "/api/u/ben%5c/models",
        "/api/u/ben;x=1/models",
        "/api/u/ben%0d%0a/models",
        "/api/u/b\u0435n/models",
        "/api/u/%D0%B1en/models",
        "/api/u/be%CC%81n/models",
        "/api/u/%FF%FE/models",
        "/api/u/%/models",
        "/api/u/%25/models",
        "/api/u//ben/models",
        "/api//u/ben/models",
        "//api/u/ben/models",
        "/api/u/ben//models",
        "/api/u//models",
        "/api/u/ben/models/",
        "/api/u/ben/models?username=ann",
        "/api/u/ann/models?username=ben",
        "/api/user/models?username=ben",
        "/api/user/models?user_id=2&owner=ben",
        "/api/u/ben/models/secret%2f" + Canary,
        "/api/u/ben/secret/models",
        "/api/u/ben/providers",
        "/api/u/ben/providers/secret",
        "/api/u/ben/providers/models",
        "/api/u/ben/config/export",
        "/api/user/secret/models",
        "/api/user/providers/secret",
        "/api/user/providers/..%2f..%2fu%2fben%2fproviders%2fsecret",
        "/api/user/models/..%2f..%2fu%2fben%2fmodels",
        "/API/U/ben/MODELS",
        "/api/u/a/../ben/models",
    ];

    // Of the same name in both namespaces: whoever asks sees the own one.
    public static IEnumerable<TestCaseData<string, int>> OwnTargets =>
    [
        new("/api/u/ANN/models", 200),
        new("/API/u/aNn/MODELS", 200),
        new("/api/u/%61nn/models", 200),
        new("/api/user/mine/models", 200),
        new("/api/user/MINE/models", 404),
        new("/api/user/mine./models", 404),
        new("/api/user/mine%20/models", 404),
        new("/api/user/mine%00/models", 404),
        new("/api/user/mine%2f/models", 404),
        new("/api/user/providers/mine", 200),
        new("/api/user/providers/Mine", 404),
        new("/api/user/providers/mine.", 404),
        new("/api/user/models/mine%2Fsim", 200),
        new("/api/user/models/mine/sim", 200),
        new("/api/user/models/mine//sim", 404),
        new("/api/user/models/Mine/sim", 404),
        new("/api/user/providers/models", 200),
        new("/api/user//models", 404),
        new("/api/u/ann./models", 404),
        new("/api/u/ann%20/models", 404),
    ];

    [TestCaseSource(nameof(Targets))]
    public async Task A_path_never_leads_to_somebody_elses_namespace(string target)
    {
        var answer = await AskAsync("GET", target);
        answer.Status.ShouldBeLessThan(500, answer.Text);
        answer.Text.ShouldNotContain(Canary);
        answer.Text.ShouldNotContain("key-of-ben");
    }

    [TestCaseSource(nameof(OwnTargets))]
    public async Task Usernames_are_known_in_any_case_and_ids_only_as_they_are(string target, int status)
    {
        var answer = await AskAsync("GET", target);
        (answer.Status is 400 ? 404 : answer.Status).ShouldBe(status, answer.Text);
    }

    [TestCase("POST", "/api/user/models")]
    [TestCase("DELETE", "/api/u/ben/models")]
    [TestCase("PUT", "/api/user/chat/completions")]
    [TestCase("GET", "/api/u/ben/chat/completions")]
    [TestCase("HEAD", "/api/u/ben/providers/secret")]
    [TestCase("OPTIONS", "/api/u/ben/providers/secret")]
    [TestCase("PATCH", "/api/u/ben/providers/secret")]
    [TestCase("TRACE", "/api/u/ben/models")]
    [TestCase("get", "/api/u/ben/models")]
    [TestCase("PROPFIND", "/api/u/ben/models")]
    public async Task Another_method_does_nothing(string method, string target)
    {
        var answer = await AskAsync(method, target);
        answer.Status.ShouldBeInRange(400, 499, answer.Text);
        answer.Text.ShouldNotContain(Canary);
        (await Ben.Client.ReadAsync("/api/user/providers/secret")).ShouldBeOk();
    }

    [Test]
    public async Task A_header_does_not_change_the_method_or_the_path([Values(
        "X-HTTP-Method-Override: DELETE", "X-Original-URL: /api/u/ben/models", "X-Rewrite-URL: /api/u/ben/models", "X-Forwarded-Prefix: /api/u/ben",
        "X-User-Id: ben", "X-Forwarded-User: ben")] string header)
    {
        var answer = await AskAsync("GET", "/api/user/models", header);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Text.ShouldContain("mine/sim");
        answer.Text.ShouldNotContain(Canary);
    }

    [TestCase("http://{0}/api/u/ann/models", 200)]
    [TestCase("http://{0}/api/u/ben/models", 404)]
    [TestCase("http://elsewhere.test/api/u/ben/models", 404)]
    [TestCase("http://ben@{0}/api/user/models", 200)]
    public async Task An_absolute_target_is_no_way_round(string target, int status)
    {
        var answer = await AskAsync("GET", string.Format(null, target, App.Address.Authority));
        answer.Text.ShouldNotContain(Canary);
        answer.Status.ShouldBeOneOf(status, 400);
    }

    [TestCase("Host: /api/u/ben")]
    [TestCase("Host: elsewhere.test/api/u/ben/models?")]
    [TestCase("Host: localhost#/api/u/ben")]
    [TestCase("Host: ben")]
    [TestCase("Host: ")]
    [TestCase("Host: localhost\r\nHost: ben")]
    [TestCase("X-No-Host: 1")]
    public async Task A_host_does_not_decide_whose_namespace_it_is(string host)
    {
        var answer = await RawHttp.SendAsync(
            App.Address, $"GET /api/user/models HTTP/1.1\r\n{host}\r\nAuthorization: Bearer {Ann.Token}\r\nConnection: close\r\n\r\n");
        answer.Status.ShouldBeOneOf([200, 400], answer.Text);
        answer.Text.ShouldNotContain(Canary);
    }

    protected override async Task ConfigureAsync()
    {
        await base.ConfigureAsync();
        await Ann.PutProviderAsync("mine");
        await Ben.PutProviderAsync("mine", $$"""[{"name":"{{Canary}}"}]""");
        await Ben.PutProviderAsync("secret", $$"""[{"name":"{{Canary}}"}]""");
    }

    private Task<RawAnswer> AskAsync(string method, string target, string header = "X-Nothing: 1") => RawHttp.SendAsync(
        App.Address,
        $"{method} {target} HTTP/1.1\r\nHost: {App.Address.Authority}\r\nAuthorization: Bearer {Ann.Token}\r\n{header}\r\nConnection: close\r\n\r\n");
}
