using Aisbf.Api.Tests.Hosting;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aisbf.Api.Tests.Accounts;

internal sealed class AdministratorTests : AccountFixture
{
    private const string Password = "first administrator password";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Aisbf:Administrator:Username"] = "chief",
        ["Aisbf:Administrator:Email"] = "chief@example.test",
        ["Aisbf:Administrator:Password"] = Password,
    };

    [Test]
    public async Task The_administrator_of_the_settings_signs_in_and_may_do_everything()
    {
        using var browser = NewBrowser();
        (await SendCredentialsAsync(browser, "chief", Password)).ShouldBeOk().Json.GetProperty("role").GetString().ShouldBe("global_admin");
        (await browser.ReadAsync("/api/admin/providers")).ShouldBeOk();
        App.Logs.Lines.ShouldAllBe(line => !line.Contains(Password, StringComparison.Ordinal));
    }

    [Test]
    public async Task An_account_that_has_the_name_stays_as_it_is()
    {
        var chief = await App.CreateUserAsync("settled", UserRole.User);
        var options = Options.Create(new AdministratorOptions { Username = "settled", Email = "other@example.test", Password = Password });
        await ActivatorUtilities.CreateInstance<AdministratorSeeder>(App.Services, options).StartAsync(default);

        (await SendCredentialsAsync(App.Anonymous, "settled", Password)).Status.ShouldBe(401);
        (await SendCredentialsAsync(App.Anonymous, "settled", chief.Password)).ShouldBeOk().Json.GetProperty("role").GetString().ShouldBe("user");
    }

    [TestCase("boss", "", Password, "Email")]
    [TestCase("boss", "boss@example.test", "", "Password")]
    [TestCase("admin", "boss@example.test", Password, "Username")]
    public void Half_an_administrator_stops_the_start(string username, string email, string password, string told)
    {
        var result = new AdministratorOptionsValidator().Validate(null, new AdministratorOptions { Username = username, Email = email, Password = password });
        var message = result.FailureMessage.ShouldNotBeNull();
        message.ShouldContain(told);
        message.ShouldNotContain(Password);
    }

    [Test]
    public async Task A_password_that_is_too_weak_stops_the_start()
    {
        var options = Options.Create(new AdministratorOptions { Username = "feeble", Email = "feeble@example.test", Password = "short" });
        var seeder = ActivatorUtilities.CreateInstance<AdministratorSeeder>(App.Services, options);
        (await Should.ThrowAsync<InvalidOperationException>(() => seeder.StartAsync(default))).Message.ShouldContain("Aisbf:Administrator");
    }
}
