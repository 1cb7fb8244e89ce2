using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Authentication;

/// <summary>Every route is called as every kind of caller.</summary>
internal sealed class AccessMatrixTests : AccountFixture
{
    private const string Elsewhere = "somebodyelse";
    private const string NoSuchUser = "There is no user with this name.";

    private TestUser _user = null!;
    private TestUser _admin = null!;
    private TestUser _globalAdmin = null!;

    private IReadOnlyList<AccessRow> Rows => AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>());

    [Test]
    public void Every_endpoint_says_who_may_call_it()
    {
        Rows.Where(row => row.Level is null).ShouldBeEmpty();
        Rows.Where(row => row.Method == "*").ShouldBeEmpty();
        Rows.Count.ShouldBeGreaterThan(100);
        Rows.Where(row => row.Example("x").Contains('{', StringComparison.Ordinal)).ShouldBeEmpty("AccessRow.Example does not know a parameter.");
    }

    [Test]
    public void Whatever_is_below_the_management_path_is_for_admins_only() =>
        Rows.Where(row => row.Path.StartsWith("/api/admin", StringComparison.OrdinalIgnoreCase)).ShouldAllBe(row => row.Level == AccessLevel.Admin || row.Level == AccessLevel.GlobalAdmin);

    [Test]
    public void Besides_the_signs_of_life_only_the_ways_into_an_account_are_for_everybody() =>
        Rows.Where(row => row.Who == "everybody").Select(row => row.Path).Distinct().ShouldBe(
        [
            "/", "/api/account/forgot-password", "/api/account/login", "/api/account/login/passkey", "/api/account/login/passkey/options",
            "/api/account/login/two-factor", "/api/account/resend-verification", "/api/account/reset-password",
            "/api/account/sign-up", "/api/account/verify-email", "/api/account/verify-email-change", "/auth/oauth2", "/auth/oauth2/{provider}",
            "/dashboard/reset-password", "/dashboard/verify-email", "/dashboard/verify-email-change", "/health",
            "/health/live", "/health/ready",
        ]);

    [Test]
    public async Task Every_endpoint_lets_in_whom_it_admits_and_nobody_else([Values] CallerKind kind)
    {
        var ownName = kind switch
        {
            CallerKind.AdminsToken or CallerKind.AdminSession => _admin.Username,
            CallerKind.GlobalAdminSession => _globalAdmin.Username,
            _ => _user.Username,
        };
        var wrong = new List<string>();
        using var shared = await OpenAsync(kind);

        // What is about the account itself may end its sessions, so it comes last and has a session for each call.
        foreach (var row in Rows.OrderBy(row => row.Level == AccessLevel.Session))
        {
            using var own = row.Level == AccessLevel.Session ? await OpenAsync(kind) : null;
            foreach (var isOwnName in row.NamesNamespace ? new[] { true, false } : [true])
            {
                var answer = await (own ?? shared).SendAsync(
                    row.Method, row.Example(isOwnName ? ownName : Elsewhere), row.Method is "PUT" or "POST" ? GatewayApp.Json("{}") : null);
                if (Fault(row, AccessExpectation.Refusal(row, kind, isOwnName), answer) is { } fault)
                {
                    wrong.Add($"{row} ({(isOwnName ? "own" : "another's")}) answered {answer.Status} instead of {fault}: {answer.Body}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Test]
    public void The_document_has_the_table() => SourceTree.ShouldMatch("docs/access.md", AccessTable.ToMarkdown(Rows));

    // Each call needs a token of its own.
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Aisbf:Limits:Storage:Tokens"] = "1000" };

    protected override async Task ConfigureAsync()
    {
        _user = await App.CreateUserAsync("matrixuser");
        _admin = await App.CreateUserAsync("matrixadmin", UserRole.Admin);
        _globalAdmin = await App.CreateUserAsync("matrixglobal", UserRole.GlobalAdmin);
        await App.CreateUserAsync(Elsewhere);
    }

    /// <summary>What was expected, when the answer is another.</summary>
    private static string? Fault(AccessRow row, int? refusal, Answer answer)
    {
        // An answer to HEAD has no words; those of the other methods stand for them.
        if (row.Method == "HEAD")
        {
            return refusal is { } expected ? answer.Status == expected ? null : $"{expected}" : answer.Status is 401 or 403 or >= 500 ? "letting the caller in" : null;
        }

        // What is not found in a namespace is 404 as well; the words tell whether the namespace was closed.
        var isClosed = answer.Status == 404 && row.NamesNamespace && answer.Body.Contains(NoSuchUser, StringComparison.Ordinal);
        if (refusal is not { } status)
        {
            return answer.Status is 401 or 403 or >= 500 || isClosed ? "letting the caller in" : null;
        }

        if (answer.Status != status || status == 404 && !isClosed)
        {
            return $"{status}";
        }

        if (row.SpeaksAnthropics)
        {
            answer.ShouldBeAnthropicError(status, status switch { 401 => "authentication_error", 403 => "permission_error", _ => "not_found_error" });
            return null;
        }

        if (row.SpeaksOllamas)
        {
            answer.Json.GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
            return null;
        }

        var code = status switch { 401 => "invalid_api_key", 403 => "permission_denied", _ => "not_found" };
        _ = row.Level!.Value.IsManagement() ? answer.ShouldBeProblem(status, code) : answer.ShouldBeError(status, code);
        return null;
    }

    private async Task<HttpClient> OpenAsync(CallerKind kind) => kind switch
    {
        CallerKind.Nobody => NewBrowser(),
        CallerKind.UnknownToken => App.ClientFor("aisbf_0123456789012345678901234567890123456789012"),
        CallerKind.OperatorApi => await App.CreateCallerAsync("api"),
        CallerKind.OperatorMcp => await App.CreateCallerAsync("mcp"),
        CallerKind.OperatorBoth => await App.CreateCallerAsync("both"),
        CallerKind.OperatorAdmin => await App.CreateCallerAsync("admin"),
        CallerKind.UserApi => await App.CreateUserClientAsync(_user),
        CallerKind.UserMcp => await App.CreateUserClientAsync(_user, "mcp"),
        CallerKind.UserBoth => await App.CreateUserClientAsync(_user, "both"),
        CallerKind.UserLimited => App.ClientFor(await App.CreateUserTokenAsync(_user, new NewTokenDto { Description = "limited", AllowedModels = ["some/*"] })),
        CallerKind.AdminsToken => await App.CreateUserClientAsync(_admin, "both"),
        CallerKind.UserSession => await SignInAsync(_user),
        CallerKind.AdminSession => await SignInAsync(_admin),
        CallerKind.GlobalAdminSession => await SignInAsync(_globalAdmin),
        CallerKind.Impersonator => await ImpersonateAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private async Task<HttpClient> ImpersonateAsync()
    {
        var browser = await SignInAsync(_admin);
        (await browser.SendAsync("POST", $"/api/admin/users/{_user.Username}/impersonate")).ShouldBeOk();
        return browser;
    }
}
