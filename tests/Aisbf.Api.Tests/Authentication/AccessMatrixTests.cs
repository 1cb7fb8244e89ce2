using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Authentication;

internal sealed class AccessMatrixTests : GatewayFixture
{
    private static readonly string[] Callers = ["none", "unknown", "api", "mcp", "both", "admin"];

    private IReadOnlyList<AccessRow> Rows => AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>());

    [Test]
    public void Every_endpoint_says_who_may_call_it()
    {
        Rows.Where(row => row.Level is null).ShouldBeEmpty();
        Rows.Where(row => row.Method == "*").ShouldBeEmpty();
        Rows.Count.ShouldBeGreaterThan(25);
        Rows.Where(row => row.Example.Contains('{', StringComparison.Ordinal)).ShouldBeEmpty("AccessRow.Example does not know a parameter.");
    }

    [Test]
    public void Whatever_is_below_the_management_path_is_for_admins_only() =>
        Rows.Where(row => row.Path.StartsWith("/api/admin", StringComparison.OrdinalIgnoreCase)).ShouldAllBe(row => row.Level == AccessLevel.Admin || row.Level == AccessLevel.GlobalAdmin);

    [Test]
    public void Besides_the_health_check_only_the_ways_into_an_account_are_for_everybody() =>
        Rows.Where(row => row.Who == "everybody").Select(row => row.Path).Distinct().ShouldBe(
        [
            "/api/account/forgot-password", "/api/account/login", "/api/account/resend-verification", "/api/account/reset-password",
            "/api/account/sign-up", "/api/account/verify-email", "/api/account/verify-email-change",
            "/dashboard/reset-password", "/dashboard/verify-email", "/dashboard/verify-email-change", "/health",
        ]);

    [TestCaseSource(nameof(Callers))]
    public async Task Every_endpoint_lets_in_whom_it_admits_and_nobody_else(string caller)
    {
        using var client = caller switch
        {
            "none" => null,
            "unknown" => App.ClientFor("aisbf_0123456789012345678901234567890123456789012"),
            _ => await App.CreateCallerAsync(caller),
        };
        var wrong = new List<string>();
        foreach (var row in Rows)
        {
            var answer = await (client ?? App.Anonymous).SendAsync(row.Method, row.Example, row.Method is "PUT" or "POST" ? GatewayApp.Json("{}") : null);
            var isRefused = answer.Status is 401 or 403;
            if (row.Refusal(caller) is { } refusal ? answer.Status != refusal : isRefused || answer.Status >= 500)
            {
                wrong.Add($"{row.Method} {row.Path} answered {answer.Status}: {answer.Body}");
            }

            if (isRefused)
            {
                _ = row.Level!.Value.IsManagement()
                    ? answer.ShouldBeProblem(answer.Status, answer.Status == 401 ? "invalid_api_key" : "permission_denied")
                    : answer.ShouldBeError(answer.Status, answer.Status == 401 ? "invalid_api_key" : "permission_denied");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Test]
    public void The_document_has_the_table() => SourceTree.ShouldMatch("docs/access.md", AccessTable.ToMarkdown(Rows));
}
