using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Authentication;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>Every route that names a person is called by every rank about every rank, as the routes of the running gateway say.</summary>
internal sealed class RankTests : AccountFixture
{
    private const string NoSuchUser = "There is no user with this name.";

    private int _last;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true",
        ["Aisbf:Accounts:SignInFailures"] = "1000",
    };

    private static IEnumerable<TestCaseData> Matrix() =>
        from caller in RankRules.Callers
        from target in new UserRole?[] { UserRole.User, UserRole.Admin, UserRole.GlobalAdmin, null }
        where target is not null || caller != RankedCaller.OperatorAdmin
        select new TestCaseData(caller, target);

    // What removes comes last, so that there is something to be refused before.
    private IReadOnlyList<AccessRow> Rows =>
        [.. AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>()).OrderBy(row => row.Method == "DELETE")];

    [Test]
    public void What_every_route_does_to_the_person_whom_it_names_is_known() => RankRules.Faults(Rows).ShouldBeEmpty();

    [TestCaseSource(nameof(Matrix))]
    public async Task A_persons_things_are_open_to_whoever_ranks_high_enough_and_nobody_else(RankedCaller caller, UserRole? target)
    {
        var faults = new List<string>();
        var asked = 0;

        // What is refused leaves this person as they are; what is allowed is done to somebody of its own.
        var (shared, sharedActor) = await PrepareAsync(caller, target);
        using var sharedClient = await OpenAsync(caller, sharedActor);
        var before = await shared.DescribeAsync();
        foreach (var row in Rows.Where(RankRules.NamesPerson).Where(row => RankRules.Of(row) != PersonAction.Credentials))
        {
            if (RankRules.Refusal(row, caller, target) is not { } refusal)
            {
                continue;
            }

            // A list is let in, and has to be right about each in it.
            var isListed = refusal == 403 && RankRules.Of(row) is PersonAction.Bulk or PersonAction.Audit && MayCall(row, caller);
            var changes = refusal == 0 && row.Method is not ("GET" or "HEAD") && !row.NamesNamespace;
            var (tenant, actor) = changes ? await PrepareAsync(caller, target) : (shared, sharedActor);
            using var own = changes ? await OpenAsync(caller, actor) : null;
            foreach (var request in Requests(row, tenant))
            {
                asked++;
                var body = row.Method is "PUT" or "POST" && request.Body is { Length: > 0 } text ? IsolationTests.Content(text) : null;
                var answer = await (own ?? sharedClient).SendAsync(row.Method, request.Target, body);
                var fault = isListed ? ListFault(answer, tenant) : Fault(row, refusal, answer, tenant);
                if (fault is not null)
                {
                    faults.Add($"{row.Method} {request.Target} answered {answer.Status}, {fault}: {answer.Body}");
                }

                if (changes)
                {
                    break;
                }
            }

            if (changes)
            {
                tenant.Dispose();
            }
        }

        faults.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(40);
        if (target is { } other && RankRules.Refusal(Rows.First(row => row.NamesNamespace && row.Method == "PUT"), caller, other) == 404)
        {
            (await shared.DescribeAsync()).ShouldBe(before);
        }

        shared.Dispose();
    }

    /// <summary>Somebody with this role who has something of everything, and who is to call: the same person where the target is the caller.</summary>
    private async Task<(SeededTenant Target, TestUser Actor)> PrepareAsync(RankedCaller caller, UserRole? target)
    {
        var role = caller switch
        {
            RankedCaller.AdminSession or RankedCaller.AdminsToken => UserRole.Admin,
            RankedCaller.GlobalAdminSession or RankedCaller.GlobalAdminsToken => UserRole.GlobalAdmin,
            _ => UserRole.User,
        };
        var tenant = await SeededTenant.CreateAsync(App, NewName("person"), "elsewhere", target ?? role);
        return (tenant, target is null ? tenant.User : await App.CreateUserAsync(NewName("caller"), role));
    }

    private string NewName(string prefix) => $"{prefix}x{Interlocked.Increment(ref _last)}q";

    private async Task<HttpClient> OpenAsync(RankedCaller caller, TestUser actor) => caller switch
    {
        RankedCaller.OperatorAdmin => App.ClientFor(GatewayApp.AdminToken),
        RankedCaller.GlobalAdminsToken or RankedCaller.AdminsToken or RankedCaller.UsersToken => await App.CreateUserClientAsync(actor, "both"),
        RankedCaller.Impersonator => await ImpersonateAsync(actor),
        _ => await SignInAsync(actor),
    };

    private async Task<HttpClient> ImpersonateAsync(TestUser user)
    {
        var browser = await SignInAsync(await App.CreateUserAsync(NewName("admin"), UserRole.Admin));
        (await browser.SendAsync("POST", $"/api/admin/users/{user.Username}/impersonate")).ShouldBeOk();
        return browser;
    }

    private static bool MayCall(AccessRow row, RankedCaller caller) => RankRules.Refusal(row, caller, UserRole.User) == 0;

    private static IEnumerable<RequestTemplate> Requests(AccessRow row, SeededTenant tenant)
    {
        var template = RouteClassification.Of(row);

        // One spelling of each name is enough here.
        var request = template.With(tenant.Names.Of).First();
        if (RankRules.Of(row) == PersonAction.Audit)
        {
            return [request with { Target = $"/api/admin/audit?owner={tenant.Names.Mark}&limit=500" }, request with { Target = "/api/admin/audit?limit=500" }];
        }

        return [row.NamesNamespace ? request with { Target = $"/api/u/{tenant.User.Username}{request.Target["/api/user".Length..]}" } : request];
    }

    private static string? Fault(AccessRow row, int refusal, Answer answer, SeededTenant tenant)
    {
        var isClosed = answer.Status == 404 && row.NamesNamespace && (row.Method == "HEAD" || answer.Body.Contains(NoSuchUser, StringComparison.Ordinal));
        if (refusal == 0)
        {
            var isFailed = RankRules.Of(row) == PersonAction.Bulk && answer.Body.Contains("\"ok\":false", StringComparison.Ordinal);
            return answer.Status is 401 or 403 or >= 500 || isFailed || isClosed && row.Method != "HEAD" ? "instead of letting the caller in" : null;
        }

        return answer.Status != refusal || refusal == 404 && !isClosed ? $"instead of {refusal}"
            : answer.Body.Contains(tenant.Names.Canary, StringComparison.OrdinalIgnoreCase) ? "with what is not the caller's to know"
            : null;
    }

    private static string? ListFault(Answer answer, SeededTenant tenant) =>
        answer.Status != 200 ? "instead of 200"
        : answer.Body.Contains("\"ok\":true", StringComparison.Ordinal) ? "and did it"
        : answer.Body.Contains("\"entries\"", StringComparison.Ordinal) && answer.Body.Contains(tenant.User.Id.ToString(), StringComparison.Ordinal) ? "with entries about the person"
        : null;
}
