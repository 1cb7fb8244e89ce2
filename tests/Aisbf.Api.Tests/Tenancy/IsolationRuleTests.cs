using System.Net;
using System.Text;
using Aisbf.Api.Tests.Authentication;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>The rules of the isolation test find what they are there to find.</summary>
internal sealed class IsolationRuleTests
{
    private static readonly TenantNames Other = new("benjamin") { TokenId = Guid.Parse("11111111-2222-3333-4444-555555555555") };
    private static readonly TenantNames Nobody = new("nonesuch");

    [TestCase("""{"id":"benjamin-provider","name":"cnry-benjamin-name"}""")]
    [TestCase("""{"tokens":["11111111-2222-3333-4444-555555555555"]}""")]
    [TestCase("""{"api_key":"CNRY-BENJAMIN-key"}""")]
    public async Task A_body_with_words_of_the_others_is_found_out(string body) =>
        IsolationRules.Leaks(await AskAsync(Other, 200, body), Other).ShouldNotBeEmpty();

    [Test]
    public async Task A_header_with_words_of_the_others_is_found_out()
    {
        var exchange = await AskAsync(Other, 404, "{}", ("X-Aisbf-Model", "cnry-benjamin-model"));
        IsolationRules.Leaks(exchange, Other).ShouldHaveSingleItem().ShouldContain("X-Aisbf-Model");
    }

    [Test]
    public async Task A_name_that_the_request_had_itself_is_no_leak() =>
        IsolationRules.Leaks(await AskAsync(Other, 404, "There is no provider benjamin-provider."), Other).ShouldBeEmpty();

    [Test]
    public async Task An_answer_that_tells_another_has_it_is_found_out()
    {
        var missing = await AskAsync(Nobody, 404, "There is no provider nonesuch-provider.");
        IsolationRules.Differences(await AskAsync(Other, 404, "There is no provider benjamin-provider."), missing).ShouldBeEmpty();
        IsolationRules.Differences(await AskAsync(Other, 403, "There is no provider benjamin-provider."), missing).ShouldHaveSingleItem();
        IsolationRules.Differences(await AskAsync(Other, 404, "The provider benjamin-provider is not yours."), missing).ShouldHaveSingleItem();
        IsolationRules.Differences(await AskAsync(Other, 404, "There is no provider benjamin-provider.", ("ETag", "\"7\"")), missing).ShouldHaveSingleItem();
    }

    [TestCase(200, 404)]
    [TestCase(403, 404)]
    [TestCase(404, 403)]
    [TestCase(500, null)]
    public async Task Another_status_is_found_out(int status, int? expected)
    {
        IsolationRules.WrongStatus(await AskAsync(Other, status, ""), expected).ShouldHaveSingleItem();
        IsolationRules.WrongStatus(await AskAsync(Other, expected ?? 201, ""), expected).ShouldBeEmpty();
    }

    [TestCase("GET", "/api/user/secrets/{id}", "enter the path")]
    [TestCase("PATCH", "/api/user/tokens/{id:guid}", "state a body")]
    public void A_route_that_is_not_classified_is_found_out(string method, string path, string fault) =>
        RouteClassification.Faults([new AccessRow(method, path, AccessLevel.User)]).ShouldContain(text => text.StartsWith($"{method} {path}: {fault}", StringComparison.Ordinal));

    [Test]
    public void A_parameter_of_a_query_that_is_not_classified_is_found_out() =>
        RouteClassification.Faults([new AccessRow("GET", "/api/user/models", AccessLevel.Caller) { QueryParameters = ["owner"] }])
            .ShouldContain(text => text.Contains("'owner'", StringComparison.Ordinal));

    [Test]
    public void A_route_that_is_gone_is_found_out() =>
        RouteClassification.Faults([]).ShouldContain("/health: there is no such route; remove it from RouteClassification.");

    private static async Task<Exchange> AskAsync(TenantNames names, int status, string body, params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return new Exchange("GET", new RequestTemplate($"/api/user/providers/{names.Provider}"), names, await Answer.ReadAsync(response));
    }
}
