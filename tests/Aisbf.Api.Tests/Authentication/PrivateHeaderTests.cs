using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>No cache keeps what one caller was told, and no browser takes it for something else: on every route, whatever the answer.</summary>
internal sealed class PrivateHeaderTests : AccountFixture
{
    private TestUser? _user;

    private IReadOnlyList<AccessRow> Rows => AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>());

    [Test]
    public async Task Every_answer_about_configuration_and_accounts_is_private([Values("nobody", "admin", "user", "unknown")] string caller)
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var row in Rows.Where(row => row.Level != AccessLevel.Caller))
        {
            using var client = await OpenAsync(caller);
            var answer = await client.SendAsync(row.Method, row.Example("somebody"), row.Method is "PUT" or "POST" ? GatewayApp.Json("{}") : null);
            asked++;
            if (Fault(answer) is { } fault)
            {
                wrong.Add($"{row} answered {answer.Status} with {fault}");
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(50);
    }

    [TestCase("GET", "/api/admin/nothing")]
    [TestCase("PATCH", "/api/admin/providers")]
    [TestCase("DELETE", "/api/account/login")]
    [TestCase("GET", "/api/account/nothing")]
    [TestCase("GET", "/nothing")]
    public async Task What_no_route_takes_is_answered_in_the_same_way(string method, string path) =>
        Fault(await App.Anonymous.SendAsync(method, path)).ShouldBeNull();

    private static string? Fault(Answer answer) =>
        answer.Header("Cache-Control") is not { } cache || !cache.Contains("no-store", StringComparison.Ordinal) && !cache.Contains("private", StringComparison.Ordinal) ? $"Cache-Control: {answer.Header("Cache-Control")}"
        : answer.Header("X-Content-Type-Options") != "nosniff" ? $"X-Content-Type-Options: {answer.Header("X-Content-Type-Options")}"
        : answer.Header("Vary") is not { } vary || !vary.Contains("Authorization", StringComparison.Ordinal) || !vary.Contains("Cookie", StringComparison.Ordinal) ? $"Vary: {answer.Header("Vary")}"
        : null;

    private async Task<HttpClient> OpenAsync(string caller) => caller switch
    {
        "admin" => App.ClientFor(GatewayApp.AdminToken),
        "user" => await SignInAsync(_user ??= await App.CreateUserAsync("privateuser")),
        "unknown" => App.ClientFor("aisbf_0123456789012345678901234567890123456789012"),
        _ => NewBrowser(),
    };
}
