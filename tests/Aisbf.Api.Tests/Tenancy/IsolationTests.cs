using System.Net.Http.Headers;
using Aisbf.Api.Tests.Accounts;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Authentication;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Tenancy;

/// <summary>
/// Every route that the gateway has is called by one user with the names of all that another has, as its table says what a route
/// names. Nothing of the other's is told, changed or used, and nobody learns what there is.
/// </summary>
internal sealed class IsolationTests : AccountFixture
{
    private const string Named = "/api/u/{username}";

    private static readonly TenantNames Nobody = new("nonesuch");

    private readonly List<string> _faults = [];
    private SeededTenant _anna = null!;
    private SeededTenant _ben = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true",
        ["Aisbf:Accounts:SignInFailures"] = "1000",
    };

    // What makes or removes comes last, so that what is there before is what the seed has made.
    private IReadOnlyList<AccessRow> Rows =>
        [.. AccessTable.Of(App.Services.GetRequiredService<EndpointDataSource>()).OrderBy(row => Array.IndexOf(["GET", "POST", "PUT", "DELETE"], row.Method))];

    [OneTimeTearDown]
    public void DisposeTenants()
    {
        _anna?.Dispose();
        _ben?.Dispose();
    }

    [Test]
    public void What_every_route_names_is_known() => RouteClassification.Faults(Rows).ShouldBeEmpty();

    [Test]
    public async Task No_route_tells_changes_or_uses_what_is_somebody_elses([Values] bool asBen, [Values] bool signedIn)
    {
        var (caller, other) = asBen ? (_ben, _anna) : (_anna, _ben);
        await caller.ConfigureAsync();
        var before = await other.DescribeAsync();
        Journal.Clear();
        _faults.Clear();

        var walked = 0;
        foreach (var row in Rows.Where(row => signedIn ? row.Level is not (AccessLevel.Caller or AccessLevel.Public) : row.Level != AccessLevel.Session))
        {
            await WalkAsync(row, caller, other, signedIn);
            walked++;
        }

        _faults.ShouldBeEmpty();
        walked.ShouldBeGreaterThan(60);
        (await other.DescribeAsync()).ShouldBe(before);
        CallsWith(other).ShouldBeEmpty();
        if (!signedIn)
        {
            // A session does not open model calls; a token has used the caller's own things of the common names.
            CallsWith(caller).ShouldNotBeEmpty();
        }
    }

    [Test]
    public async Task The_owner_finds_at_each_of_these_routes_what_others_do_not()
    {
        foreach (var row in Rows.Where(row => row.Level is AccessLevel.Caller or AccessLevel.User && row.Method is "GET" or "POST" && !row.Path.EndsWith("/rotate", StringComparison.Ordinal) && !IsUnread(row)))
        {
            var statuses = new List<int>();
            foreach (var request in Requests(row, _ben.Names, _ben.User.Username))
            {
                statuses.Add((await SendAsync(_ben.Client, row, request, _ben.Names)).Answer.Status);
            }

            statuses.ShouldContain(status => status == 200 || status == 201 || status == 204, $"{row}: {string.Join(", ", statuses)}");
        }

        Journal.Requests.ShouldContain(r => r.Header("Authorization") == $"Bearer {_ben.Names.Key(_ben.Names.Provider)}");
    }

    [Test]
    public async Task A_rotation_of_ones_own_that_names_anothers_things_reaches_nothing()
    {
        var (id, names) = ("ladder", _ben.Names);
        (await _anna.Client.PutAsync($"/api/user/rotations/{id}", $$"""
            {"providers":[{"provider_id":"{{names.Provider}}","models":[{"name":"{{names.Model}}","weight":1}]},{"provider_id":"rotation","models":[{"name":"{{names.Rotation}}"}]}]}
            """)).Status.ShouldBeOneOf(200, 201, 400);
        Journal.Clear();
        (await _anna.Client.ChatAsync($"user-rotation/{id}", path: "/api/user/chat/completions")).Status.ShouldBeInRange(400, 503);
        Journal.Requests.ShouldBeEmpty();
        (await _anna.Client.RemoveAsync($"/api/user/rotations/{id}")).Status.ShouldBeOneOf(204, 404);
    }

    protected override async Task ConfigureAsync()
    {
        _anna = await SeededTenant.CreateAsync(App, "annalisa", "elsewhere");
        _ben = await SeededTenant.CreateAsync(App, "benjamin", "somewhere");
    }

    /// <summary>Calls upstream with anything that is only this tenant's.</summary>
    private IEnumerable<string> CallsWith(SeededTenant tenant) =>
        from call in Journal.Requests
        where call.Headers.Values.Append(call.Path).Append(call.BodyText).Any(text => text.Contains(tenant.Names.Canary, StringComparison.Ordinal))
        select call.ToString();

    private async Task WalkAsync(AccessRow row, SeededTenant caller, SeededTenant other, bool signedIn)
    {
        using var shared = await OpenAsync(row, caller, signedIn);
        foreach (var isOwnName in row.Path.StartsWith(Named, StringComparison.Ordinal) ? new[] { true, false } : [true])
        {
            var pairs = Requests(row, other.Names, isOwnName ? caller.User.Username : other.User.Username)
                .Zip(Requests(row, Nobody, isOwnName ? caller.User.Username : Nobody.Mark));
            foreach (var (existing, missing) in pairs)
            {
                var one = await AskAsync(existing, other.Names);
                var two = await AskAsync(missing, Nobody);
                var expected = ExpectedStatus(row, isOwnName);
                _faults.AddRange(IsolationRules.Leaks(one, other.Names));
                _faults.AddRange(IsolationRules.WrongStatus(one, expected));
                if (existing != missing)
                {
                    _faults.AddRange(IsolationRules.Differences(one, two));
                }

                if (row.Level == AccessLevel.User && row.Method is "PUT" or "POST")
                {
                    await TakeBackAsync(one, caller, other);
                    await TakeBackAsync(two, caller, other);
                }
            }
        }

        // Of the same name in both namespaces: the answer, whatever it is, is about the caller's.
        foreach (var request in Requests(row, SeededTenant.Common, caller.User.Username))
        {
            _faults.AddRange(IsolationRules.Leaks(await AskAsync(request, SeededTenant.Common), other.Names));
        }

        async Task<Exchange> AskAsync(RequestTemplate request, TenantNames names)
        {
            // What is about the account itself may end the session.
            using var own = row.Level == AccessLevel.Session && row.Method != "GET" ? await SignInAsync(caller.User) : null;
            return await SendAsync(own ?? shared, row, request, names);
        }
    }

    /// <summary>What was made with names of another's is the sender's own, and goes.</summary>
    private async Task TakeBackAsync(Exchange saved, SeededTenant caller, SeededTenant other)
    {
        if (saved is { Method: "PUT", Answer.Status: 200 or 201 })
        {
            var read = new Exchange("GET", saved.Sent, saved.Names, await caller.Client.ReadAsync(saved.Sent.Target));
            _faults.AddRange(IsolationRules.WrongStatus(read, 200));
            _faults.AddRange(IsolationRules.Leaks(read, other.Names));
        }

        if (saved is { Method: "POST", Answer.Status: 201 })
        {
            (await caller.Client.RemoveAsync($"/api/user/tokens/{saved.Answer.Json.GetProperty("id").GetGuid()}")).ShouldHaveStatus(204);
        }

        await caller.RemoveAsync(saved.Names);
    }

    private async Task<HttpClient> OpenAsync(AccessRow row, SeededTenant caller, bool signedIn) =>
        row.Level == AccessLevel.Public ? NewBrowser() : signedIn ? await SignInAsync(caller.User) : App.ClientFor(caller.Token);

    private static int? ExpectedStatus(AccessRow row, bool isOwnName)
    {
        var template = RouteClassification.Of(row);
        return row.Level switch
        {
            AccessLevel.Admin or AccessLevel.GlobalAdmin => 403,
            AccessLevel.Public => null,
            _ when !isOwnName => 404,

            // It makes the sender's own, of the same name.
            _ when row.Method == "PUT" => null,
            _ when template.PathKinds.Count > 0 || template.Body?.Contains("\"messages\"", StringComparison.Ordinal) == true => 404,
            _ => null,
        };
    }

    /// <summary>A route's requests with somebody's names, with its query and without, in a namespace.</summary>
    private static IEnumerable<RequestTemplate> Requests(AccessRow row, TenantNames names, string username)
    {
        var template = RouteClassification.Of(row);
        RequestTemplate[] templates = template.Target.Contains('?', StringComparison.Ordinal) ? [template, template with { Target = template.Target.Split('?')[0] }] : [template];
        var prefix = $"/api/u/{username}";
        return from each in templates
               from request in each.With(names.Of)
               select row.Path.StartsWith(Named, StringComparison.Ordinal) ? request with { Target = prefix + request.Target["/api/user".Length..] } : request;
    }

    // What providers have besides models, and what answers refer to, have tests of their own.
    private static bool IsUnread(AccessRow row) =>
        row.Path.EndsWith("/{provider_id}", StringComparison.Ordinal) || row.Path.EndsWith("/{**path}", StringComparison.Ordinal) || row.Path.EndsWith("/{content_id}", StringComparison.Ordinal);

    internal static StringContent Content(string text)
    {
        if (text.StartsWith('{'))
        {
            return GatewayApp.Json(text);
        }

        var form = new StringContent(text, null, "application/x-www-form-urlencoded");
        if (text.StartsWith("--form", StringComparison.Ordinal))
        {
            form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=form");
        }

        return form;
    }

    private static async Task<Exchange> SendAsync(HttpClient client, AccessRow row, RequestTemplate request, TenantNames names)
    {
        var body = row.Method is "PUT" or "POST" && request.Body is { Length: > 0 } text
            ? Content(text)
            : null;
        return new Exchange(row.Method, request, names, await client.SendAsync(row.Method, request.Target, body));
    }
}
