using System.Text.Json;
using Aisbf.Api.Tests.Administration;
using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.Accounts;

/// <summary>Names and addresses that Unicode folds to somebody's, wherever one is sent. The person is <c>kissik</c>.</summary>
internal sealed class LookAlikeTests : AccountFixture
{
    private const string Name = "kissik";
    private const string Email = "kissik@example.test";

    private static readonly (string Letter, string LookAlike)[] Folds =
    [
        ("s", "\u017F"), ("k", "\u212A"), ("i", "\u0131"), ("i", "\u0130"), ("ss", "\u00DF"), ("k", "\uFF4B"), ("i", "\u0456"),
        ("k", "\u200Bk"), ("k", "k\u0301"), ("k", "\uFEFFk"), ("k", "k\u00AD"), ("kissik", " kissik"), ("kissik", "kissik "),
    ];

    private static IEnumerable<string> Names => Folds.Select(fold => Name.Replace(fold.Letter, fold.LookAlike, StringComparison.Ordinal));

    private static IEnumerable<string> Addresses => Folds.Select(fold => Email.Replace(fold.Letter, fold.LookAlike, StringComparison.Ordinal))
        .Concat(["kissik\uFF20example.test", "kissik@example\uFF0Etest", "kissik@example\u3002test", "kissik@example.test.", "kissik@ex\u00E4mple.test"]);

    [OneTimeSetUp]
    public async Task CreatePerson() => Person = await App.CreateUserAsync(Name);

    private TestUser Person { get; set; } = null!;

    [TestCaseSource(nameof(Names))]
    [TestCaseSource(nameof(Addresses))]
    public async Task Nobody_signs_in_under_one(string login)
    {
        (await SendCredentialsAsync(App.Anonymous, login, Person.Password)).ShouldBeProblem(401, "invalid_credentials");
        await using var scope = App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AisbfUser>>();
        (await users.FindByNameAsync(login)).ShouldBeNull();
        (await users.FindByEmailAsync(login)).ShouldBeNull();
        (await scope.ServiceProvider.GetRequiredService<IUserDirectory>().FindAsync(login, default)).ShouldBeNull();
        (await scope.ServiceProvider.GetRequiredService<IUserAccounts>().FindAsync(login, default)).ShouldBeNull();
        (await scope.ServiceProvider.GetRequiredService<IUserAccounts>().SearchAsync(login, 10, default)).ShouldBeEmpty();
        (await App.Admin.ReadAsync($"/api/admin/users/{Uri.EscapeDataString(login)}")).Status.ShouldBeOneOf(400, 404);
    }

    [TestCaseSource(nameof(Names))]
    public async Task Nobody_gets_it_for_a_name(string username)
    {
        (await SendAsync(App.Anonymous, "sign-up", new { username, email = "new@example.test", password = "correct horse battery" })).ShouldBeProblem(400, "invalid_request", "username");
        (await App.Admin.PostJsonAsync("/api/admin/users", JsonSerializer.Serialize(new { username, email = "new@example.test", password = "correct horse battery" })))
            .ShouldBeProblem(400, "invalid_request", "username");
    }

    [TestCaseSource(nameof(Addresses))]
    public async Task Nobody_gets_it_for_an_address(string email)
    {
        var other = await App.CreateUserAsync(NewId("other"));
        using var browser = await SignInAsync(other);
        foreach (var (path, document) in new (string, object)[]
        {
            ("sign-up", new { username = NewId("taker"), email, password = "correct horse battery" }),
            ("forgot-password", new { email }),
            ("resend-verification", new { email }),
            ("change-email", new { email, password = other.Password }),
        })
        {
            (await SendAsync(browser, path, document)).ShouldBeProblem(400, "invalid_request", "email");
        }

        (await App.Admin.PostJsonAsync("/api/admin/users", JsonSerializer.Serialize(new { username = NewId("taker"), email, password = "correct horse battery" })))
            .ShouldBeProblem(400, "invalid_request", "email");
        (await App.Admin.SendAsync("PUT", $"/api/admin/users/{other.Username}", GatewayApp.Json(JsonSerializer.Serialize(new { email })))).ShouldBeProblem(400, "invalid_request", "email");
        await using var scope = App.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserRegistrar>().CreateAsync(
            new NewUser(NewId("direct"), email, Password: null, UserRole.User, IsEmailConfirmed: true), default);
        made.Error.ShouldNotBeNull().Param.ShouldBe("email");
        Mails.To(Email).ShouldBeEmpty();
    }
}
