using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>A gateway with people: its clock stands still, hashing is cheap and counted, and mails are kept.</summary>
internal abstract partial class AccountFixture : GatewayFixture
{
    protected const string SignIn = "/api/account/login";
    protected const string SignOut = "/api/account/logout";
    protected const string Profile = "/api/account";

    protected FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    protected CountingPasswordHasher Hasher { get; } = new();

    protected CollectedMails Mails { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Accounts:SignUpEnabled"] = "true",
        ["Aisbf:Accounts:RequestsPerHour"] = "10000",
    };

    protected override void Register(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IPasswordHasher<AisbfUser>>(Hasher);
        services.AddSingleton<IMailSender>(Mails);
        services.AddSingleton<IMailLinks>(Mails);
    }

    /// <summary>A client that keeps cookies, like a browser.</summary>
    protected HttpClient NewBrowser() =>
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = App.Address };

    /// <summary>A browser in which somebody is signed in.</summary>
    protected async Task<HttpClient> SignInAsync(TestUser user, bool remember = false)
    {
        var browser = NewBrowser();
        (await SendCredentialsAsync(browser, user.Username, user.Password, remember)).ShouldBeOk();
        return browser;
    }

    protected static Task<Answer> SendCredentialsAsync(HttpClient client, string name, string password, bool remember = false) =>
        client.PostJsonAsync(SignIn, JsonSerializer.Serialize(new { username = name, password, remember_me = remember }));

    /// <summary>Whether the browser's session still counts.</summary>
    protected static async Task<bool> IsSignedInAsync(HttpClient browser) => (await browser.ReadAsync(Profile)).Status == 200;

    /// <summary>Sends a document to one of the account's paths.</summary>
    protected static Task<Answer> SendAsync(HttpClient client, string path, object document, string method = "POST") =>
        client.SendAsync(method, $"{Profile}/{path}".TrimEnd('/'), GatewayApp.Json(JsonSerializer.Serialize(document)));

    /// <summary>Signs somebody up, without verifying the address.</summary>
    protected async Task<TestUser> SignUpAsync(string username, string password = "correct horse battery")
    {
        var email = $"{username}@example.test";
        (await SendAsync(App.Anonymous, "sign-up", new { username, email, password })).ShouldHaveStatus(202);
        var summary = await App.Services.GetRequiredService<IUserDirectory>().FindAsync(username, default);
        return new TestUser(summary.ShouldNotBeNull().Id, username, email, password);
    }

    /// <summary>Changes an account behind the gateway's back.</summary>
    protected async Task ChangeAsync(TestUser user, Func<UserManager<AisbfUser>, AisbfUser, Task> change)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AisbfUser>>();
        await change(users, (await users.FindByIdAsync(user.Id.ToString()))!);
    }

    protected Task<IReadOnlyList<AuditEntry>> AuditAsync(string action) =>
        App.Services.GetRequiredService<IAuditLog>().QueryAsync(new AuditFilter { Action = action }, default);

    /// <summary>An answer without what differs from request to request.</summary>
    protected static string Faceless(Answer answer) => $"{answer.Status} {answer.MediaType} {RequestId().Replace(answer.Body, "")}";

    [GeneratedRegex("\"request_id\":\"[0-9a-f]+\"")]
    private static partial Regex RequestId();
}
