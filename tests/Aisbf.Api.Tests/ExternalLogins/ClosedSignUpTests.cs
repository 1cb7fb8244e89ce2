using Aisbf.Api.Tests.Hosting;

namespace Aisbf.Api.Tests.ExternalLogins;

internal sealed class ClosedSignUpTests : ExternalLoginFixture
{
    protected override bool SignUpEnabled => false;

    [TestCase("google")]
    [TestCase("github")]
    public async Task Where_nobody_may_sign_up_nobody_new_gets_in(string provider)
    {
        using var browser = NewBrowser();
        (await browser.SignInAsync(provider)).ShouldBe("/dashboard/login?error=sign_up_disabled");
        (await FindAsync((provider == "github" ? GitHub.Person : OpenId.Person).Email)).ShouldBeNull();
    }

    [Test]
    public async Task Where_nobody_may_sign_up_an_unverified_account_is_left_alone()
    {
        var id = await CreateUnverifiedAsync("waiting", OpenId.Person.Email);
        using var browser = NewBrowser();
        (await browser.SignInAsync("google")).ShouldBe("/dashboard/login?error=external_login_refused");
        (await FindAsync(OpenId.Person.Email)).ShouldNotBeNull().Id.ShouldBe(id);
    }

    [Test]
    public async Task Where_nobody_may_sign_up_people_with_an_account_get_in_all_the_same()
    {
        var user = await App.CreateUserAsync("invited");
        OpenId.Person = OpenId.Person with { Email = user.Email };
        using var browser = NewBrowser();
        (await browser.SignInAsync("google")).ShouldBe("/dashboard");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }
}
