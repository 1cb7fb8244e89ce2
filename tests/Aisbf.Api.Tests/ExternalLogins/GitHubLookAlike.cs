using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>What GitHub does for an OAuth app, on a port of its own, where <see cref="Person"/> signs in without being asked.</summary>
internal sealed class GitHubLookAlike : IAsyncDisposable
{
    public const string ClientId = "client-of-github";
    public const string ClientSecret = "secret-of-github-0123456789";

    private readonly WebApplication _app;

    private GitHubLookAlike(WebApplication app) => _app = app;

    /// <summary>Its subject is a number, as it is there.</summary>
    public ExternalPerson Person { get; set; } = new("1", "nobody@example.test");

    /// <summary>Answers questions about people with a fault.</summary>
    public bool IsBroken { get; set; }

    /// <summary>The list of addresses, as JSON; null for the one of <see cref="Person"/>.</summary>
    public string? Emails { get; set; }

    public AuthorizationCodes Codes { get; } = new(ClientId, ClientSecret);

    /// <summary>What the browser was last sent here with.</summary>
    public IQueryCollection Asked { get; private set; } = null!;

    public string Address => _app.Urls.First();

    public static async Task<GitHubLookAlike> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gitHub = new GitHubLookAlike(builder.Build());
        gitHub.Map();
        await gitHub._app.StartAsync();
        return gitHub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/login/oauth/authorize", (HttpRequest request) =>
        {
            Asked = request.Query;
            return Results.Redirect(Codes.Grant(Asked, Person));
        });

        // An unsuitable code is answered with status 200 there.
        _app.MapPost("/login/oauth/access_token", async (HttpRequest request) => Codes.Redeem(await request.ReadFormAsync()) is { } grant
            ? Results.Json(new { access_token = Codes.IssueAccessToken(grant.Person), token_type = "bearer", scope = "read:user,user:email" })
            : Results.Json(new { error = "bad_verification_code" }));
        _app.MapGet("/user", (HttpRequest request) => IsBroken || Codes.FindPerson(request) is not { } person
            ? Results.StatusCode(500)
            : Results.Json(new
            {
                id = int.Parse(person.Subject, CultureInfo.InvariantCulture),
                login = person.Name ?? "octocat",
                name = (string?)null,
                email = "shown@example.test",
            }));
        _app.MapGet("/user/emails", (HttpRequest request) => Codes.FindPerson(request) is not { } person
            ? Results.StatusCode(500)
            : Emails is not null ? Results.Text(Emails, "application/json")
            : Results.Json(new object[]
            {
                new { email = "other@example.test", primary = false, verified = true },
                new { email = person.Email, primary = true, verified = person.IsEmailVerified },
            }));
    }
}
