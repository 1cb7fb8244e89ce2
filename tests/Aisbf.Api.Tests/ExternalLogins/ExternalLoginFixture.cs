using Aisbf.Api.Tests.Hosting;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Api.Tests.ExternalLogins;

/// <summary>A gateway with an OpenID provider, once under its own name and once as Google, and a GitHub.</summary>
internal abstract class ExternalLoginFixture
{
    private int _last;

    protected GatewayApp App { get; private set; } = null!;

    protected OpenIdProvider OpenId { get; private set; } = null!;

    protected GitHubLookAlike GitHub { get; private set; } = null!;

    protected virtual bool SignUpEnabled => true;

    [OneTimeSetUp]
    public async Task StartAll()
    {
        OpenId = await OpenIdProvider.StartAsync();
        GitHub = await GitHubLookAlike.StartAsync();
        App = await GatewayApp.StartAsync(new Dictionary<string, string>
        {
            ["Aisbf:Accounts:SignUpEnabled"] = SignUpEnabled ? "true" : "false",
            ["Aisbf:ExternalLogins:Google:ClientId"] = OpenIdProvider.ClientId,
            ["Aisbf:ExternalLogins:Google:ClientSecret"] = OpenIdProvider.ClientSecret,
            ["Aisbf:ExternalLogins:Google:Authority"] = OpenId.Address,
            ["Aisbf:ExternalLogins:GitHub:ClientId"] = GitHubLookAlike.ClientId,
            ["Aisbf:ExternalLogins:GitHub:ClientSecret"] = GitHubLookAlike.ClientSecret,
            ["Aisbf:ExternalLogins:GitHub:Url"] = GitHub.Address,
            ["Aisbf:ExternalLogins:GitHub:ApiUrl"] = GitHub.Address,
            ["Aisbf:ExternalLogins:OpenIdConnect:works:DisplayName"] = "The works",
            ["Aisbf:ExternalLogins:OpenIdConnect:works:ClientId"] = OpenIdProvider.ClientId,
            ["Aisbf:ExternalLogins:OpenIdConnect:works:ClientSecret"] = OpenIdProvider.ClientSecret,
            ["Aisbf:ExternalLogins:OpenIdConnect:works:Authority"] = OpenId.Address,
        });
    }

    [OneTimeTearDown]
    public async Task StopAll()
    {
        if (App is not null)
        {
            await App.DisposeAsync();
        }

        await OpenId.DisposeAsync();
        await GitHub.DisposeAsync();
    }

    [SetUp]
    public void BehaveAgain()
    {
        (OpenId.WrongNonce, OpenId.Error, OpenId.SignsWithAnotherKey, GitHub.IsBroken) = (null, null, false, false);
        (OpenId.IdTokenFields, OpenId.UserInformation, GitHub.Emails) = (null, null, null);
        OpenId.Person = NewPerson();
        GitHub.Person = NewPerson();
    }

    protected Browser NewBrowser() => new(App.Address);

    protected ExternalPerson NewPerson()
    {
        var n = Interlocked.Increment(ref _last);
        return new ExternalPerson($"{1000 + n}", $"visitor.{n}@example.test");
    }

    /// <summary>Makes an account that nobody verified.</summary>
    protected async Task<Guid> CreateUnverifiedAsync(string username, string email)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserRegistrar>().CreateAsync(
            new NewUser(username, email, "chosen by somebody", UserRole.User, IsEmailConfirmed: false), default);
        return made.Value.Id;
    }

    protected async Task<AisbfUser?> FindAsync(string email)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<AisbfUser>>().FindByEmailAsync(email);
    }

    protected async Task ChangeAsync(Guid id, Func<UserManager<AisbfUser>, AisbfUser, Task> change)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AisbfUser>>();
        var user = (await users.FindByIdAsync(id.ToString())).ShouldNotBeNull();
        await change(users, user);
        (await users.UpdateAsync(user)).Succeeded.ShouldBeTrue();
    }

    /// <summary>What is on record about a person, oldest first.</summary>
    protected async Task<IReadOnlyList<string>> RecordedAsync(Guid userId)
    {
        var entries = await App.Services.GetRequiredService<IAuditLog>().QueryAsync(new AuditFilter { Owner = Owner.OfUser(userId) }, default);
        return [.. entries.Reverse().Select(e => e.Event.Succeeded ? e.Event.Action : e.Event.Action + " (refused)")];
    }
}
