using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.Administration;

internal sealed class ResourceIdTests : GatewayFixture
{
    // Words that are part of the paths of this API or of its relatives, so that no provider may be called so.
    private const string Reserved =
        "v1 v2 u user users models providers rotations rotation autoselect autoselects autoselections proxy audio images video embeddings "
        + "completions chat mcp admin auth market coderai webhooks subscriptions payment-methods crypto wallet version tags props health api";

    public static IEnumerable<string> ReservedIds => Reserved.Split(' ');

    [Test]
    public async Task A_reserved_word_is_no_id_in_whatever_case(
        [ValueSource(typeof(ResourceKinds), nameof(ResourceKinds.All))] string kind, [ValueSource(nameof(ReservedIds))] string id)
    {
        var document = ResourceKinds.Document(kind);
        var answer = (await App.Admin.PutAsync($"/api/admin/{kind}/{id}", document)).ShouldBeProblem(400, "invalid_request", "id");
        answer.Json.GetProperty("detail").GetString()!.ShouldContain(id);
        (await App.Admin.PutAsync($"/api/admin/{kind}/{id.ToUpperInvariant()}", document)).ShouldBeProblem(400, "invalid_request", "id");
    }

    [Test]
    public async Task An_id_that_begins_with_a_letter_or_digit_and_goes_on_with_dashes_underscores_or_dots_is_taken(
        [ValueSource(typeof(ResourceKinds), nameof(ResourceKinds.All))] string kind,
        [Values("a", "A1", "a-", "a_", "a.b", "v3", "gpt-4.1_mini", "0")] string id)
    {
        var path = $"/api/admin/{kind}/{id}";
        (await App.Admin.PutAsync(path, ResourceKinds.Document(kind))).ShouldHaveStatus(201);
        (await App.Admin.ReadAsync(path)).Json.GetProperty("id").GetString().ShouldBe(id);
    }

    [Test]
    public async Task The_longest_id_has_64_characters()
    {
        (await App.Admin.PutAsync($"/api/admin/providers/{new string('x', 64)}", ResourceKinds.Document("providers"))).ShouldHaveStatus(201);
        (await App.Admin.PutAsync($"/api/admin/providers/{new string('x', 65)}", ResourceKinds.Document("providers")))
            .ShouldBeProblem(400, "invalid_request", "id");
    }

    [TestCase("-")]
    [TestCase("-a")]
    [TestCase("_a")]
    [TestCase(".a")]
    [TestCase("a.")]
    [TestCase("a..b")]
    [TestCase("%20")]
    [TestCase("a%20b")]
    [TestCase("a%2Fb")]
    [TestCase("a%2fb")]
    [TestCase("..%2Fproviders")]
    [TestCase("%5C..%5C")]
    [TestCase("a%5Cb")]
    [TestCase("%2e%2e%2e")]
    [TestCase("a%25b")]
    [TestCase("a%2Bb")]
    [TestCase("a%3Fb")]
    [TestCase("a%23b")]
    [TestCase("a:b")]
    [TestCase("a@b")]
    [TestCase("a'b")]
    [TestCase("a%22b")]
    [TestCase("a%3Cscript%3Eb")]
    [TestCase("%C3%A4")]
    [TestCase("%F0%9F%8D%95")]
    [TestCase("a%0D%0Ab")]
    [TestCase("a%7Fb")]
    [TestCase("a%E2%80%AEb")]
    [TestCase("'%3B%20DROP%20TABLE%20Resources%3B--")]
    public async Task Anything_else_in_an_id_is_refused_and_nothing_is_stored(string id)
    {
        var before = await App.Admin.ReadAsync("/api/admin/providers");
        var request = $"PUT /api/admin/providers/{id} HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {GatewayApp.AdminToken}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}";
        var answer = await RawHttp.SendAsync(App.Address, request);

        answer.Status.ShouldBe(400, answer.Text);
        answer.Text.ShouldContain("application/problem+json");
        (await App.Admin.ReadAsync("/api/admin/providers")).Body.ShouldBe(before.Body);
    }

    // Kestrel resolves dot segments before anybody sees the path, and refuses what cannot be a path at all.
    [TestCase("/api/admin/providers/..")]
    [TestCase("/api/admin/providers/%2e%2e")]
    [TestCase("/api/admin/providers/%00")]
    [TestCase("/api/admin/providers/a/../../../admin/providers")]
    [TestCase("/api/admin//providers/x")]
    [TestCase("/api/admin/providers/x/y")]
    [TestCase("/api/admin/providers/")]
    [TestCase("/api/admin/%70roviders/%2e%2e/%2e%2e/%2e%2e/health")]
    public async Task A_path_that_is_no_document_stores_nothing(string path)
    {
        var before = await App.Admin.ReadAsync("/api/admin/providers");
        var request = $"PUT {path} HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {GatewayApp.AdminToken}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: 17\r\nConnection: close\r\n\r\n{{\"type\":\"openai\"}}";
        var answer = await RawHttp.SendAsync(App.Address, request);

        answer.Status.ShouldBeOneOf(400, 404, 405);
        (await App.Admin.ReadAsync("/api/admin/providers")).Body.ShouldBe(before.Body);
    }

    [Test]
    public async Task An_id_in_the_body_has_to_be_the_one_in_the_path([ValueSource(typeof(ResourceKinds), nameof(ResourceKinds.All))] string kind)
    {
        (await App.Admin.PutAsync($"/api/admin/{kind}/one", ResourceKinds.With(kind, "\"id\":\"two\"")))
            .ShouldBeProblem(400, "invalid_request", "id");
        (await App.Admin.PutAsync($"/api/admin/{kind}/one", ResourceKinds.With(kind, "\"id\":\"one\""))).ShouldHaveStatus(201);
    }

    [Test]
    public async Task Ids_that_differ_in_case_are_two_documents()
    {
        await App.Admin.PutAsync("/api/admin/rotations/Case", """{"description":"upper"}""");
        (await App.Admin.ReadAsync("/api/admin/rotations/case")).ShouldBeProblem(404, "not_found");
        (await App.Admin.PutAsync("/api/admin/rotations/case", """{"description":"lower"}""")).ShouldHaveStatus(201);
        (await App.Admin.ReadAsync("/api/admin/rotations/Case")).Json.GetProperty("description").GetString().ShouldBe("upper");
    }
}
